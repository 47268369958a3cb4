import type { Status } from '../../database/schema.ts';

/** Which items of a campaign; everything but the campaign and the fence may be left open. */
export interface Filter {
  readonly campaignId: number;
  /** The branch that the reader may see. */
  readonly fence: string;
  /** Whether nearly all items of the campaign stand inside that branch. */
  readonly fenceIsWide: boolean;
  readonly organisationId?: number | undefined;
  readonly phaseId?: number | undefined;
  readonly status?: Status | undefined;
  readonly categoryId?: number | undefined;
  readonly source?: string | undefined;
  readonly enteredBy?: number | undefined;
  readonly importBatchId?: number | undefined;
  /** Folded words that all stand somewhere in the title or the code. */
  readonly words?: readonly string[] | undefined;
  readonly confidential?: 0 | 1 | undefined;
}

/** The filter as columns and what they must be. */
export function columnsIn(filter: Filter): [string, number | string][] {
  const columns: [string, number | string | undefined][] = [
    ['campaign_id', filter.campaignId],
    ['organisation_id', filter.organisationId],
    ['phase_id', filter.phaseId],
    ['status', filter.status],
    ['category_id', filter.categoryId],
    ['source', filter.source],
    ['entered_by', filter.enteredBy],
    ['import_batch_id', filter.importBatchId],
    ['confidential', filter.confidential],
  ];
  return columns.filter((one): one is [string, number | string] => one[1] !== undefined);
}

/** The one index (ending in the id) that a list walks along; what else is asked for is compared row by row. */
export function indexFor({ importBatchId, organisationId, phaseId, status }: Filter): readonly string[] {
  if (importBatchId !== undefined) return ['import_batch_id'];
  if (organisationId !== undefined) return ['organisation_id'];
  if (phaseId !== undefined) return ['phase_id'];
  return status === undefined ? ['campaign_id'] : ['campaign_id', 'status'];
}

/** Whether the walk may pass many rows that it does not show. Few items are confidential: they do not count. */
export function isNarrow(filter: Filter): boolean {
  const index = indexFor(filter);
  const asked = columnsIn(filter).map(([column]) => column);
  const further = asked.filter((column) => !['campaign_id', 'confidential', ...index].includes(column));
  const fenced = !filter.fenceIsWide && filter.organisationId === undefined;
  return further.length > 0 || (filter.words ?? []).length > 0 || fenced;
}
