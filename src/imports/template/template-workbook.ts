import { t } from '../../text/text.ts';
import { workbookStream } from '../../workbook/write/workbook-stream.ts';
import type { TemplateFacts } from './columns.ts';
import { formSheet } from './form.ts';
import { guideSheet } from './guide.ts';
import { LISTS_SHEET, listsOf } from './lists.ts';
import { STAMP_SHEET, type Stamp, stampSheet, TEMPLATE_VERSION } from './stamp.ts';

/** The workbook that a unit fills in for a campaign, and that the import then takes without a question. */
export function templateWorkbook(facts: TemplateFacts): AsyncGenerator<Buffer> {
  const { campaign, units, categories, now } = facts;
  const lists = listsOf({ units: units ?? [], categories: categories.map(({ name }) => name) });
  const stamp: Stamp = {
    kind: 'template',
    version: TEMPLATE_VERSION,
    campaign: campaign.slug,
    batch: null,
    lines: [['not-a-table', t('template.guideSheet')]],
  };
  return workbookStream([formSheet(facts, lists), guideSheet(facts), lists.sheet, stampSheet(stamp, now)]);
}

/** Sheets of ours in a stamped workbook that hold no rows to import. */
export function ownSheets(stamp: Stamp | null): ReadonlySet<string> {
  const guides = stamp?.lines.filter(([key]) => key === 'not-a-table').map(([, name = '']) => name) ?? [];
  return new Set(stamp ? [STAMP_SHEET, LISTS_SHEET, ...guides] : []);
}
