import type { Campaign } from '../../campaigns/campaign.ts';
import type { Problems } from '../../errors.ts';
import { type Body, textField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { shownProblems } from '../../http/render.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/text.ts';
import { LIMITS, MEBIBYTE } from '../../workbook/limits.ts';

interface Upload {
  readonly body: Body;
  readonly problems?: Problems;
  readonly campaigns: readonly Campaign[];
  readonly chosen: string | undefined;
  /** The enterprise whose rows alone may come in; null for staff. */
  readonly own: Pick<Organisation, 'name'> | null;
  /** Null where there are too many to choose from: the code is typed. */
  readonly organisations: readonly Organisation[] | null;
  /** Of the file that was refused: browsers do not keep it. */
  readonly fileName: string | undefined;
}

const LABELS = { campaign: 'import.campaign', organisation: 'import.unit', file: 'import.file' } as const;

export function uploadPage({ body, problems = {}, campaigns, chosen, own, organisations, fileName }: Upload) {
  const unit = textField(body, 'organisation');
  const only = campaigns.length === 1 ? campaigns[0] : undefined;
  return {
    title: t('import.new'),
    action: paths.imports(),
    cancelHref: paths.imports(),
    ...shownProblems(problems, LABELS),
    fileHint: t('import.fileHint', {
      megabytes: LIMITS.fileBytes / MEBIBYTE,
      unpacked: LIMITS.unpackedBytes / MEBIBYTE,
      rows: formatNumber(LIMITS.rows),
      columns: LIMITS.columns,
    }),
    fileAgain: fileName && t('import.fileAgain', { name: fileName.slice(0, 200) }),
    templateHref: chosen && paths.importTemplate(chosen),
    severalCampaigns: campaigns.length > 1,
    intoCampaign: only && t('import.intoCampaign', { campaign: only.title }),
    campaigns: campaigns.map(({ slug, title }) => ({ value: slug, text: title, selected: slug === chosen })),
    ownUnit: own && t('import.ownUnit', { unit: own.name }),
    typesUnit: organisations === null,
    unit,
    organisations: organisations?.map(({ code, name }) => ({
      value: code,
      text: name,
      selected: code === unit,
    })),
  };
}
