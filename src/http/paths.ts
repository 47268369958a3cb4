/** As far as the query of an address is read; a redirect with more in it would burst its header. */
export const QUERY_VALUE_LIMIT = 500;

/** The only place that spells an address. */
const q = (params: Record<string, string | number | undefined>): string => {
  const kept = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  return kept.length > 0
    ? `?${new URLSearchParams(kept.map(([k, v]): [string, string] => [k, String(v).slice(0, QUERY_VALUE_LIMIT)]))}`
    : '';
};
type Query = Record<string, string | number | undefined>;

export const paths = {
  home: () => '/',
  signIn: () => '/sign-in',
  signOut: () => '/sign-out',
  account: (query: Query = {}) => `/account${q(query)}`,
  accountPassword: () => '/account/password',
  accountSessionsRemoval: () => '/account/sessions/removal',
  accountSessionRemoval: (id: string) => `/account/sessions/${id}/removal`,
  welcome: (token: string) => `/welcome/${token}`,
  invitation: (token: string) => `/invitations/${token}`,
  privacy: () => '/privacy',
  help: () => '/help',
  apiDocs: () => '/api',
  openApi: () => '/api/v1/openapi.json',
  apiInitiative: (code: string) => `/api/v1/initiatives/${code}`,
  apiImport: (id: number) => `/api/v1/imports/${id}`,
  apiEvidenceFile: (code: string, id: number) => `/api/v1/initiatives/${code}/evidence/${id}`,
  status: (code?: string) => `/status${q({ code })}`,

  campaign: (slug: string) => `/campaigns/${slug}`,
  publicInitiatives: (slug: string, query: Query = {}) => `/campaigns/${slug}/initiatives${q(query)}`,
  reports: () => '/reports',
  report: (slug: string, phase: number, form = '') => `/campaigns/${slug}/phases/${phase}/report${form}`,
  closing: (slug: string, phase: number) => `/campaigns/${slug}/phases/${phase}/closing`,
  closingRemoval: (slug: string, phase: number) => `/campaigns/${slug}/phases/${phase}/closing/removal`,

  initiatives: (query: Query = {}) => `/initiatives${q(query)}`,
  newInitiative: (query: Query = {}) => `/initiatives/new${q(query)}`,
  initiative: (code: string, query: Query = {}) => `/initiatives/${code}${q(query)}`,
  editInitiative: (code: string) => `/initiatives/${code}/edit`,
  initiativeAct: (code: string, act: string) => `/initiatives/${code}/${act}`,
  authorConsent: (code: string, author: number) => `/initiatives/${code}/authors/${author}/consent`,
  authorConsentRemoval: (code: string, author: number) =>
    `/initiatives/${code}/authors/${author}/consent/removal`,
  evidence: (code: string) => `/initiatives/${code}/evidence`,
  evidenceFile: (code: string, id: number) => `/initiatives/${code}/evidence/${id}`,
  evidenceRemoval: (code: string, id: number) => `/initiatives/${code}/evidence/${id}/removal`,
  verification: (query: Query = {}) => `/verification${q(query)}`,
  initiativesExport: (slug: string, query: Query = {}) => `/campaigns/${slug}/initiatives.csv${q(query)}`,

  importTemplate: (slug: string) => `/campaigns/${slug}/template.xlsx`,
  imports: (query: Query = {}) => `/imports${q(query)}`,
  newImport: () => '/imports/new',
  import: (id: number, query: Query = {}) => `/imports/${id}${q(query)}`,
  importApplication: (id: number) => `/imports/${id}/application`,
  importReversal: (id: number) => `/imports/${id}/reversal`,
  importDecisions: (id: number) => `/imports/${id}/decisions`,
  importCorrections: (id: number) => `/imports/${id}/corrections`,
  importFixIt: (id: number) => `/imports/${id}/fix-it.xlsx`,
  importFile: (id: number, round: number) => `/imports/${id}/files/${round}`,

  admin: () => '/admin',
  adminCampaigns: () => '/admin/campaigns',
  adminCampaign: (slug: string, query: Query = {}) => `/admin/campaigns/${slug}${q(query)}`,
  newCampaign: () => '/admin/campaigns/new',
  editCampaign: (slug: string) => `/admin/campaigns/${slug}/edit`,
  ownEntries: (slug: string) => `/admin/campaigns/${slug}/own-entries`,
  ownEntriesRemoval: (slug: string) => `/admin/campaigns/${slug}/own-entries/removal`,
  adminPhases: (slug: string) => `/admin/campaigns/${slug}/phases`,
  newPhase: (slug: string) => `/admin/campaigns/${slug}/phases/new`,
  adminPhase: (slug: string, phase: number) => `/admin/campaigns/${slug}/phases/${phase}`,
  editPhase: (slug: string, phase: number) => `/admin/campaigns/${slug}/phases/${phase}/edit`,
  unlockPhase: (slug: string, phase: number) => `/admin/campaigns/${slug}/phases/${phase}/unlock`,
  adminGoals: (slug: string, phase: number, query: Query = {}) =>
    `/admin/campaigns/${slug}/phases/${phase}/goals${q(query)}`,
  goalProposal: (slug: string, phase: number) => `/admin/campaigns/${slug}/phases/${phase}/goals/proposal`,
  adminCategories: (query: Query = {}) => `/admin/categories${q(query)}`,
  newCategory: () => '/admin/categories/new',
  adminCategory: (code: string) => `/admin/categories/${code}`,
  editCategory: (code: string) => `/admin/categories/${code}/edit`,
  categoryRetirement: (code: string) => `/admin/categories/${code}/retirement`,
  categoryRetirementRemoval: (code: string) => `/admin/categories/${code}/retirement/removal`,
  adminOrganisations: (query: Query = {}) => `/admin/organisations${q(query)}`,
  adminOrganisation: (code: string, query: Query = {}) =>
    `/admin/organisations/${encodeURIComponent(code)}${q(query)}`,
  newOrganisation: (query: Query = {}) => `/admin/organisations/new${q(query)}`,
  editOrganisation: (code: string) => `/admin/organisations/${encodeURIComponent(code)}/edit`,
  organisationAct: (code: string, act: string) => `/admin/organisations/${encodeURIComponent(code)}/${act}`,
  newOrganisationImport: () => '/admin/organisations/import',
  organisationImport: (id: number, query: Query = {}) => `/admin/organisations/import/${id}${q(query)}`,
  organisationImportApplication: (id: number) => `/admin/organisations/import/${id}/application`,
  adminParks: (query: Query = {}) => `/admin/parks${q(query)}`,
  newPark: () => '/admin/parks/new',
  adminPark: (code: string) => `/admin/parks/${encodeURIComponent(code)}`,
  editPark: (code: string) => `/admin/parks/${encodeURIComponent(code)}/edit`,
  adminAccounts: (query: Query = {}) => `/admin/accounts${q(query)}`,
  adminAccount: (id: number, query: Query = {}) => `/admin/accounts/${id}${q(query)}`,
  newAccount: () => '/admin/accounts/new',
  accountAct: (id: number, act: string) => `/admin/accounts/${id}/${act}`,
  invitations: () => '/admin/accounts/invitations',
  invitationLinks: (form = '') => `/admin/accounts/invitations/links${form}`,
  tokenRevocation: (id: number) => `/admin/tokens/${id}/revocation`,
  adminTokens: (query: Query = {}) => `/admin/tokens${q(query)}`,
  audit: (query: Query = {}) => `/admin/audit${q(query)}`,
} as const;
