import type { Problems } from '../../errors.ts';
import { paths } from '../../http/paths.ts';
import { shownProblems } from '../../http/render.ts';
import { type AnyActor, mayAt } from '../../permissions.ts';
import { formatInstant, formatNumber } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import { obstacleTo, type Situation } from '../obstacle.ts';
import type { ListedEvidence } from './evidence.store.ts';
import { EVIDENCE_KINDS, EVIDENCE_LIMITS } from './evidence.ts';
import { inMegabytes, sizeText } from './size-text.ts';

export interface EvidenceData {
  /** Removed ones too. */
  readonly all: readonly ListedEvidence[];
  /** What the enterprise has stored in all. */
  readonly usedBytes: number;
}

/** A form that was sent and refused: what was typed, which file was chosen, what stands against it. */
export interface EvidenceTold {
  readonly typed: { readonly kind: string; readonly note: string };
  readonly fileName: string;
  readonly problems: Problems;
}

/** In the order of the form. */
const LABELS = { kind: 'evidence.kind', note: 'evidence.note', file: 'evidence.file' } as const;

/** The files of an item, and where this actor may, the forms that add and remove them. */
export function evidenceSection(
  actor: AnyActor,
  situation: Situation,
  { all, usedBytes }: EvidenceData,
  told: EvidenceTold | null,
) {
  const { code, organisationPath } = situation.initiative;
  const obstacle = obstacleTo(actor, 'evidence', situation);
  const present = all.filter(({ removed_at }) => removed_at === null);
  const submits = mayAt(actor, 'initiatives.submit', organisationPath);
  const { errors, summary } = shownProblems(told?.problems ?? {}, LABELS);
  const isFull = present.length >= EVIDENCE_LIMITS.files;
  return {
    rows: present.map((file) => rowOf(code, file, obstacle === null)),
    removable: obstacle === null,
    summary,
    jump: jumpText(present.length, obstacle === null),
    locked: submits && obstacle?.code === 'evidence_locked' ? t('evidence.locked') : null,
    full: !obstacle && isFull ? t('evidence.full', { most: EVIDENCE_LIMITS.files }) : null,
    form: obstacle || isFull ? null : formOf(code, usedBytes, present.length, errors, told),
  };
}

/** The link at the top of the page: to what is there, else to where it can be added. */
function jumpText(count: number, addable: boolean): string | null {
  if (count > 0) return t('evidence.count', { count });
  return addable ? t('evidence.add') : null;
}

function rowOf(code: string, file: ListedEvidence, removable: boolean) {
  const { id, file_name: name, kind, note, size, added_at, addedBy } = file;
  return {
    name,
    note,
    href: paths.evidenceFile(code, id),
    kind: kind === '' ? '' : label('evidenceKind', kind),
    size: sizeText(size),
    by: addedBy ?? t('initiative.system'),
    at: formatInstant(added_at),
    removeAction: removable ? paths.evidenceRemoval(code, id) : null,
  };
}

function formOf(
  code: string,
  usedBytes: number,
  count: number,
  errors: Readonly<Record<string, string>>,
  told: EvidenceTold | null,
) {
  const { fileBytes, files, enterpriseBytes, pixels, noteLength } = EVIDENCE_LIMITS;
  const typed = told?.typed ?? { kind: '', note: '' };
  return {
    action: paths.evidence(code),
    open: told !== null,
    kinds: EVIDENCE_KINDS.map((value) => ({
      value,
      text: label('evidenceKind', value),
      selected: value === typed.kind,
    })),
    note: typed.note,
    noteLength,
    errors,
    fileAgain: told?.fileName ? t('evidence.fileAgain', { name: told.fileName }) : null,
    limits: t('evidence.limits', {
      file: inMegabytes(fileBytes),
      megapixels: formatNumber(pixels / 1_000_000),
      files,
      left: files - count,
    }),
    quota: t('evidence.quota', {
      most: inMegabytes(enterpriseBytes),
      left: inMegabytes(Math.max(0, enterpriseBytes - usedBytes)),
    }),
  };
}
