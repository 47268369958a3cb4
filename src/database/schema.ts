import type { Generated, Kysely, Selectable } from 'kysely';
import type { Role } from '../permissions.ts';

/** 0 or 1: neither better-sqlite3 nor the portable vocabulary knows booleans. */
export type Flag = 0 | 1;

export interface EventTable {
  sequence: number;
  at: string;
  account_id: number | null;
  organisation_path: string | null;
  action: string;
  subject_type: string;
  subject: string;
  detail_digest: string;
  digest: string;
}
export interface EventDetailTable {
  sequence: number;
  salt: string;
  detail: string;
}
export interface EventHeadTable {
  id: number;
  sequence: number;
  digest: string;
  /** Of the newest event, in UTC. */
  day: Generated<string>;
}
/** The event at which a run of events of one day begins, in UTC. */
export interface EventDayTable {
  from_sequence: number;
  day: string;
}

export interface RequestKeyTable {
  account_id: number;
  key: string;
  body_hash: string;
  answer: string | null;
  expires_at: string;
}

export interface IndustrialParkTable {
  id: Generated<number>;
  code: string;
  name: string;
  folded_name: string;
  sort_key: string;
  district: Generated<string>;
  area_ha: Generated<string>;
  active: Generated<Flag>;
  version: Generated<number>;
}
export type OrganisationKind = 'confederation' | 'federation' | 'superior' | 'grassroots';
export interface OrganisationTable {
  id: Generated<number>;
  code: string;
  kind: OrganisationKind;
  parent_id: number | null;
  path: string;
  name: string;
  short_name: Generated<string>;
  folded_name: string;
  sort_key: string;
  industrial_park_id: number | null;
  sector: Generated<'enterprise' | 'administrative'>;
  ownership: 'fdi' | 'domestic' | null;
  headcount: number | null;
  tax_code: Generated<string>;
  document_symbol: Generated<string>;
  contact_name: Generated<string>;
  contact_email: Generated<string>;
  valid_from: string | null;
  valid_to: string | null;
  successor_id: number | null;
  illustrative: Generated<Flag>;
  version: Generated<number>;
}
export interface OrganisationAliasTable {
  id: Generated<number>;
  organisation_id: number;
  alias: string;
  folded_alias: string;
}
/** A sheet of units, checked and waiting to be applied. */
export interface OrganisationImportTable {
  id: Generated<number>;
  account_id: number | null;
  file_name: string;
  sheet: string;
  status: 'checked' | 'applied';
  /** The lines as read, as JSON; emptied when they are applied. */
  lines: string;
  /** Counts of what was done, as JSON. */
  result: Generated<string>;
  checked_at: string;
  applied_at: string | null;
}

export interface AccountTable {
  id: Generated<number>;
  email: string;
  name: string;
  /** Name and e-mail folded, to be found without accents. */
  search: Generated<string>;
  organisation_id: number;
  password_hash: string | null;
  created_at: string;
  disabled_at: string | null;
  version: Generated<number>;
}
export interface AccountRoleTable {
  account_id: number;
  role: Role;
}
export interface SessionTable {
  id_hash: string;
  account_id: number;
  data: string;
  device: string;
  created_at: string;
  seen_at: string;
}
export interface InvitationTable {
  id: Generated<number>;
  token_hash: string;
  purpose: 'first' | 'invite' | 'reset';
  account_id: number | null;
  created_by: number | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}
export interface ApiTokenTable {
  id: Generated<number>;
  account_id: number;
  name: string;
  token_hash: string;
  scopes: string;
  created_at: string;
  revoked_at: string | null;
}

export interface CampaignTable {
  id: Generated<number>;
  slug: string;
  title: string;
  host_organisation_id: number;
  starts_on: string;
  ends_on: string;
  goal: number | null;
  is_programme: Generated<Flag>;
  occasion: Generated<string>;
  published_text: Generated<string>;
  own_entries_verifiable: Generated<Flag>;
  version: Generated<number>;
}
export interface CampaignParentTable {
  campaign_id: number;
  parent_id: number;
}
export interface CampaignChangeTable {
  campaign_id: number;
  version: number;
  organisation_id: number;
}
export interface PhaseTable {
  id: Generated<number>;
  campaign_id: number;
  number: number;
  theme: Generated<string>;
  starts_on: string;
  starts_on_inferred: Generated<Flag>;
  ends_on: string;
  goal: number | null;
  closed_at: string | null;
  first_closed_at: string | null;
  unlock_reason: Generated<string>;
  version: Generated<number>;
}
export interface GoalTable {
  phase_id: number;
  organisation_id: number;
  assigned: number | null;
  self_raised: number | null;
}
export interface GoalChangeTable extends GoalTable {
  id: Generated<number>;
  at: string;
  account_id: number | null;
}
export interface CategoryTable {
  id: Generated<number>;
  code: string;
  name: string;
  field: 'epidemic' | 'production' | 'union';
  aliases: Generated<string>;
  sort_order: number;
  active: Generated<Flag>;
  version: Generated<number>;
}

export type Status = 'draft' | 'submitted' | 'returned' | 'verified' | 'rejected' | 'duplicate' | 'withdrawn';
export type BenefitBasis = 'first-year' | 'year' | 'once';
export type RecognitionLevel = 'none' | 'grassroots' | 'superior' | 'city' | 'confederation';
export interface InitiativeTable {
  id: Generated<number>;
  code: string;
  campaign_id: number;
  phase_id: number | null;
  organisation_id: number;
  category_id: number | null;
  status: Status;
  title: string;
  description: Generated<string>;
  solution_kind: Generated<string>;
  submitted_on: string | null;
  applied_on: string | null;
  scope: Generated<string>;
  benefit_vnd: number | null;
  benefit_basis: BenefitBasis | null;
  other_effects: Generated<string>;
  recognition_level: Generated<RecognitionLevel>;
  recognition_number: Generated<string>;
  recognition_on: string | null;
  confidential: Generated<Flag>;
  duplicate_of_id: number | null;
  source: 'form' | 'import' | 'api';
  entered_by: number | null;
  entered_at: string;
  entered_on: string;
  verified_on: string | null;
  fingerprint: string;
  search: string;
  import_batch_id: number | null;
  version: Generated<number>;
}
export interface AuthorTable {
  id: Generated<number>;
  initiative_id: number;
  position: number;
  name: string;
  share_hundredths: number;
  department: Generated<string>;
  consent_at: string | null;
  consent_by: number | null;
  consent_how: Generated<string>;
  consent_text: Generated<string>;
  consent_revoked_at: string | null;
}
export interface StatusChangeTable {
  id: Generated<number>;
  initiative_id: number;
  from_status: Status | null;
  to_status: Status;
  at: string;
  account_id: number | null;
  note: Generated<string>;
}

interface Tally {
  campaign_id: number;
  phase_id: number;
  count: number;
  benefit_vnd: number;
  benefit_once_vnd: number;
}
export interface TallyOrganisationTable extends Tally {
  organisation_id: number;
  status: Status;
}
export interface TallyCategoryTable extends Tally {
  category_id: number;
  status: Status;
}
export interface TallyDayTable extends Tally {
  day: string;
  status: Status;
}
export interface TallyVerifiedDayTable extends Tally {
  day: string;
}

export interface JobTable {
  id: Generated<number>;
  kind: string;
  /** What it works on: for imports the batch. */
  subject_id: number;
  account_id: number | null;
  payload: string;
  state: 'queued' | 'running' | 'done' | 'failed';
  attempts: Generated<number>;
  /** Who holds it; another may take it once the lease is over. */
  worker: Generated<string>;
  progress: Generated<string>;
  /** Why it failed, as JSON of a `Problem`. */
  problem: string | null;
  created_at: string;
  lease_until: string | null;
  ended_at: string | null;
}

export interface ImportBatchTable {
  id: Generated<number>;
  campaign_id: number;
  organisation_id: number | null;
  account_id: number | null;
  file_name: string;
  file_hash: string;
  file_size: number;
  mapping: string;
  status: 'checking' | 'checked' | 'applied' | 'reversed' | 'refused';
  counts: string;
  checked_at: string;
  applied_at: string | null;
  applied_by: number | null;
  reversed_at: string | null;
  reversed_by: number | null;
  result: Generated<string>;
  /** What people decided about the file, as JSON of `Decisions`. */
  decisions: Generated<string>;
  questions: Generated<string>;
  /** Rows of this and earlier rounds have gone in. */
  applied_round: Generated<number>;
}
/** The files of a batch: the first, then corrected rows sent back, one a round. */
export interface ImportFileTable {
  id: Generated<number>;
  batch_id: number;
  round: number;
  file_name: string;
  file_hash: string;
  file_size: number;
  stored_name: string;
  sent_at: string;
  account_id: number | null;
  /** Why it could not be read, as JSON of a `Problem`. */
  problem: string | null;
}
export interface ImportRowTable {
  id: Generated<number>;
  batch_id: number;
  round: number;
  sheet: string;
  row_number: number;
  /** The row of an earlier round that this one corrects, as “sheet!row”; '' for none. */
  origin: Generated<string>;
  outcome: 'new' | 'identical' | 'duplicate' | 'probable' | 'error' | 'corrected';
  raw: string;
  findings: string;
  fingerprint: Generated<string>;
  /** From here on the item that a good row becomes, column by column; null for a bad one. */
  code: string | null;
  organisation_id: number | null;
  phase_id: number | null;
  category_id: number | null;
  title: string | null;
  description: string | null;
  solution_kind: string | null;
  submitted_on: string | null;
  applied_on: string | null;
  scope: string | null;
  benefit_vnd: number | null;
  benefit_basis: BenefitBasis | null;
  other_effects: string | null;
  recognition_level: RecognitionLevel | null;
  recognition_number: string | null;
  recognition_on: string | null;
  confidential: Flag | null;
  search: string | null;
  /** JSON: a list of [name, share in hundredths of a percent, department]. */
  authors: string | null;
}
/** What a column was said to mean, by its folded header; null: nothing. */
export interface ColumnChoiceTable {
  organisation_id: number;
  header: string;
  field: string | null;
}
export interface SettingTable {
  key: string;
  value: string;
}
export interface AttachmentTable {
  id: Generated<number>;
  owner_type: 'initiative' | 'import_batch';
  owner_id: number;
  file_name: string;
  stored_name: string;
  media_type: string;
  size: number;
  sha256: string;
  added_at: string;
  added_by: number | null;
  /** What it shows; '' where it is no evidence. */
  kind: Generated<'' | 'recognition' | 'photo' | 'document'>;
  note: Generated<string>;
  /** The enterprise whose quota it counts to. */
  organisation_id: number | null;
  /** The row stays as a trace when the file is gone. */
  removed_at: string | null;
  removed_by: number | null;
}

/** Every table of the newest schema; tests hold it against what both databases say. */
export interface Tables {
  event: EventTable;
  event_detail: EventDetailTable;
  event_head: EventHeadTable;
  event_day: EventDayTable;
  request_key: RequestKeyTable;
  industrial_park: IndustrialParkTable;
  organisation: OrganisationTable;
  organisation_alias: OrganisationAliasTable;
  organisation_import: OrganisationImportTable;
  account: AccountTable;
  account_role: AccountRoleTable;
  session: SessionTable;
  invitation: InvitationTable;
  api_token: ApiTokenTable;
  campaign: CampaignTable;
  campaign_parent: CampaignParentTable;
  campaign_change: CampaignChangeTable;
  phase: PhaseTable;
  goal: GoalTable;
  goal_change: GoalChangeTable;
  category: CategoryTable;
  initiative: InitiativeTable;
  author: AuthorTable;
  status_change: StatusChangeTable;
  tally_organisation: TallyOrganisationTable;
  tally_category: TallyCategoryTable;
  tally_day: TallyDayTable;
  tally_verified_day: TallyVerifiedDayTable;
  job: JobTable;
  import_batch: ImportBatchTable;
  import_file: ImportFileTable;
  import_row: ImportRowTable;
  column_choice: ColumnChoiceTable;
  setting: SettingTable;
  attachment: AttachmentTable;
}

/** The handle that every store function takes first; inside a transaction it is the transaction. */
export type Db = Kysely<Tables>;

export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
