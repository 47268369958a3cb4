import type { Problem } from '../../errors.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import type { SheetToWrite } from '../../workbook/write/sheet-to-write.ts';

/** Raised when the columns of the template change, so that an old one can be told from a new one. */
export const TEMPLATE_VERSION = 1;

export const STAMP_SHEET = '_sang_kien';

/** What our own workbooks say of themselves on a sheet that does not show. Anybody can write one: it proves nothing. */
export interface Stamp {
  readonly kind: 'template' | 'fix-it';
  readonly version: number;
  /** The campaign's slug. */
  readonly campaign: string;
  /** The batch that a fix-it workbook continues; null in a template. */
  readonly batch: number | null;
  /** Further lines, a keyword first. */
  readonly lines: readonly (readonly string[])[];
}

export function stampSheet(stamp: Stamp, madeAt: Date): SheetToWrite {
  const { kind, version, campaign, batch, lines } = stamp;
  const all = [
    ['kind', kind],
    ['version', String(version)],
    ['campaign', campaign],
    ['made-at', madeAt.toISOString()],
    ...(batch === null ? [] : [['batch', String(batch)]]),
    ...lines,
  ];
  return {
    name: STAMP_SHEET,
    state: 'veryHidden',
    columns: [{ width: 14 }, { width: 40 }],
    rows: all.map((texts) => ({ cells: texts.map((value) => ({ value, look: 'plain' })) })),
  };
}

/** The stamp of a workbook that we wrote, whatever program has saved it since; null in every other one. */
export function readStamp({ sheets }: Pick<Workbook, 'sheets'>): Stamp | null {
  const sheet = sheets.find(({ name }) => name === STAMP_SHEET);
  const lines = sheet?.rows.map(({ cells }) => cells.map(({ text }) => text)) ?? [];
  const said = new Map(lines.map(([key = '', value = '']) => [key, value]));
  const kind = said.get('kind');
  if (kind !== 'template' && kind !== 'fix-it') return null;
  const batch = Number(said.get('batch'));
  return {
    kind,
    version: Number(said.get('version')) || 0,
    campaign: said.get('campaign') ?? '',
    batch: kind === 'fix-it' && Number.isSafeInteger(batch) && batch > 0 ? batch : null,
    lines: lines.filter(([key = '']) => !PLAIN.includes(key)),
  };
}

const PLAIN: readonly string[] = ['kind', 'version', 'campaign', 'made-at', 'batch'];

/**
 * What is to be said, as a warning, of a template that is not today's or not this campaign's, and of bad rows
 * that were sent as a file of their own; null for nothing.
 */
export function stampProblem(stamp: Stamp | null, slug: string): Problem | null {
  if (!stamp) return null;
  if (stamp.batch !== null) return { code: 'fix_it_of_other_batch', params: { batch: stamp.batch } };
  if (stamp.campaign !== slug) return { code: 'template_of_other_campaign' };
  return stamp.version < TEMPLATE_VERSION ? { code: 'template_outdated' } : null;
}
