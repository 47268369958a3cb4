/** What of an item follows from what was entered, however it came in. */
export const ENTERED_COLUMNS = [
  'code',
  'phase_id',
  'organisation_id',
  'category_id',
  'title',
  'description',
  'solution_kind',
  'submitted_on',
  'applied_on',
  'scope',
  'benefit_vnd',
  'benefit_basis',
  'other_effects',
  'recognition_level',
  'recognition_number',
  'recognition_on',
  'confidential',
  'fingerprint',
  'search',
] as const;

/** What every item is written with in bulk. */
export const ITEM_COLUMNS = [
  'id',
  ...ENTERED_COLUMNS,
  'campaign_id',
  'status',
  'duplicate_of_id',
  'source',
  'entered_by',
  'entered_at',
  'entered_on',
  'verified_on',
] as const;
