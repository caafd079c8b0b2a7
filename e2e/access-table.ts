import type { Role } from '#lib/permissions.ts';

/** Ids a row's address may need. */
export type Places = {
  library: string;
  citation: string;
  file: string;
  run: string;
  finding: string;
  claim: string;
  search: string;
};

export type Row = {
  address: (places: Places) => string;
  /** Who may, at least; `anyone` needs no session, `member` any session, `administrator` one of the instance. */
  least: Role | 'anyone' | 'member' | 'administrator';
};

const library = (path: string, least: Row['least'] = 'viewer'): Row => ({
  address: (places) => `/${places.library}${path}`,
  least,
});
const citation = (path: string, least: Row['least'] = 'viewer'): Row => ({
  address: (places) => `/${places.library}/citations/${places.citation}${path}`,
  least,
});
const api = (path: string | ((places: Places) => string), least: Row['least'] = 'viewer'): Row => ({
  address: (places) => `/api/v1/libraries/${places.library}${typeof path === 'string' ? path : path(places)}`,
  least,
});
const finding = (path: string, least: Row['least'] = 'viewer'): Row => ({
  address: (places) => `/${places.library}/findings/${places.finding}${path}`,
  least,
});
const ofCitation = ({ citation: id }: Places) => `/citations/${id}`;
const ofRun = ({ run }: Places) => `/imports/${run}`;

const claim = (path: string, least: Row['least'] = 'viewer'): Row => ({
  address: (places) => `/${places.library}/claims/${places.claim}${path}`,
  least,
});

/** Every page, by its file. */
export const pages: Record<string, Row> = {
  'sign-in': { address: () => '/sign-in', least: 'anyone' },
  setup: { address: () => '/setup', least: 'anyone' },
  'invite/[token]': { address: () => '/invite/none', least: 'anyone' },
  '(site)': { address: () => '/', least: 'member' },
  '(site)/account': { address: () => '/account', least: 'member' },
  '(site)/share': { address: () => '/share?url=https://doi.org/10.1000/x', least: 'member' },
  '(site)/admin': { address: () => '/admin', least: 'administrator' },
  '[library]': library(''),
  '[library]/activity': library('/activity'),
  '[library]/bibliography': library('/bibliography'),
  '[library]/citations': library('/citations'),
  '[library]/citations/new': library('/citations/new', 'curator'),
  '[library]/citations/[id]': citation(''),
  '[library]/citations/[id]/appraise': citation('/appraise?tool=rob2', 'curator'),
  '[library]/citations/[id]/edit': citation('/edit', 'curator'),
  '[library]/citations/[id]/history': citation('/history'),
  '[library]/citations/[id]/refresh': citation('/refresh', 'curator'),
  '[library]/citations/[id]/source': citation('/source'),
  '[library]/collections': library('/collections'),
  '[library]/collections/[slug]': library('/collections/shelf'),
  '[library]/duplicates': library('/duplicates'),
  '[library]/duplicates/[id]': library('/duplicates/none'),
  '[library]/disagreements': library('/disagreements'),
  '[library]/disagreements/[ligand]/[target]': library('/disagreements/mitragynine/mor'),
  '[library]/claims': library('/claims'),
  '[library]/claims/import': library('/claims/import', 'curator'),
  '[library]/claims/new': library('/claims/new', 'curator'),
  '[library]/claims/[id]': claim(''),
  '[library]/claims/[id]/edit': claim('/edit', 'curator'),
  '[library]/claims/[id]/grade': claim('/grade', 'curator'),
  '[library]/claims/[id]/revise': claim('/revise', 'curator'),
  '[library]/findings': library('/findings'),
  '[library]/findings/import': library('/findings/import', 'curator'),
  '[library]/findings/new': {
    address: (places) => `/${places.library}/findings/new?citation=${places.citation}`,
    least: 'curator',
  },
  '[library]/findings/[id]': finding(''),
  '[library]/findings/[id]/edit': finding('/edit', 'curator'),
  '[library]/findings/[id]/revise': finding('/revise', 'curator'),
  '[library]/import': library('/import'),
  '[library]/import/[id]': { address: ({ library: slug, run }) => `/${slug}/import/${run}`, least: 'viewer' },
  '[library]/inbox': library('/inbox'),
  '[library]/map': library('/map'),
  '[library]/notifications': library('/notifications'),
  '[library]/retractions': library('/retractions'),
  '[library]/reviews': library('/reviews'),
  '[library]/searches': library('/searches'),
  '[library]/searches/[id]': { address: ({ library: slug, search }) => `/${slug}/searches/${search}`, least: 'viewer' },
  '[library]/searches/[id]/edit': {
    address: ({ library: slug, search }) => `/${slug}/searches/${search}/edit`,
    least: 'viewer',
  },
  '[library]/settings': library('/settings'),
  '[library]/vocabulary': library('/vocabulary'),
  '[library]/vocabulary/evidence-levels': library('/vocabulary/evidence-levels'),
  '[library]/vocabulary/[facet]/[term]': library('/vocabulary/target/mor'),
};

/** Every method of every route, by its file. */
export const routes: Record<string, Row> = {
  'GET api/health': { address: () => '/api/health', least: 'anyone' },
  'GET api/auth/[...nextauth]': { address: () => '/api/auth/csrf', least: 'anyone' },
  'POST api/auth/[...nextauth]': { address: () => '/api/auth/signout', least: 'anyone' },
  'GET api/v1/openapi.json': { address: () => '/api/v1/openapi.json', least: 'anyone' },
  'GET api/v1/[...path]': { address: () => '/api/v1/nothing', least: 'anyone' },
  'POST api/v1/[...path]': { address: () => '/api/v1/nothing', least: 'anyone' },
  'PUT api/v1/[...path]': { address: () => '/api/v1/nothing', least: 'anyone' },
  'PATCH api/v1/[...path]': { address: () => '/api/v1/nothing', least: 'anyone' },
  'DELETE api/v1/[...path]': { address: () => '/api/v1/nothing', least: 'anyone' },
  'GET [library]/citations/rows': library('/citations/rows'),
  'GET [library]/citations/[id]/files/[file]': citation('/files/none'),
  'POST [library]/citations/[id]/upload': citation('/upload', 'curator'),
  'POST [library]/import/upload': library('/import/upload', 'curator'),
  'POST [library]/retractions/upload': library('/retractions/upload', 'reviewer'),
  'GET api/v1/libraries/[library]/activity': api('/activity'),
  'GET api/v1/libraries/[library]/bulk-edits/[id]': api('/bulk-edits/none', 'curator'),
  'DELETE api/v1/libraries/[library]/bulk-edits/[id]': api('/bulk-edits/none', 'curator'),
  'GET api/v1/libraries/[library]/duplicates': api('/duplicates'),
  'POST api/v1/libraries/[library]/duplicates': api('/duplicates', 'curator'),
  'POST api/v1/libraries/[library]/duplicates/[id]/[verb]': api('/duplicates/none/merge', 'reviewer'),
  'POST api/v1/libraries/[library]/citations/[id]/unmerge': api(
    (places) => `${ofCitation(places)}/unmerge`,
    'reviewer',
  ),
  'GET api/v1/libraries/[library]/disagreements': api('/disagreements'),
  'GET api/v1/libraries/[library]/disagreements/[ligand]/[target]': api('/disagreements/mitragynine/mor'),
  'POST api/v1/libraries/[library]/disagreements/[ligand]/[target]/resolve': api(
    '/disagreements/mitragynine/mor/resolve',
    'reviewer',
  ),
  'GET api/v1/libraries/[library]/map': api('/map'),
  'GET api/v1/libraries/[library]/map/export': api('/map/export?format=csv'),
  'GET api/v1/libraries/[library]/reviews': api('/reviews'),
  'GET api/v1/libraries/[library]/switcher': api('/switcher?q=m'),
  'GET api/v1/libraries/[library]/notifications': api('/notifications'),
  'GET api/v1/libraries/[library]/bibliography': api('/bibliography?format=text&limit=1'),
  'GET api/v1/libraries/[library]/citations': api('/citations'),
  'POST api/v1/libraries/[library]/citations': api('/citations', 'curator'),
  'GET api/v1/libraries/[library]/citations/[id]': api(ofCitation),
  'PATCH api/v1/libraries/[library]/citations/[id]': api(ofCitation, 'curator'),
  'DELETE api/v1/libraries/[library]/citations/[id]': api(ofCitation, 'curator'),
  'GET api/v1/libraries/[library]/export': api('/export?format=ris'),
  'GET api/v1/libraries/[library]/manifest': api('/manifest?asOf=2026'),
  'GET api/v1/libraries/[library]/facets': api('/facets'),
  'GET feeds/[file]': { address: () => '/feeds/none.bib', least: 'anyone' },
  'GET api/v1/libraries/[library]/searches': api('/searches'),
  'POST api/v1/libraries/[library]/searches': api('/searches', 'curator'),
  'GET api/v1/libraries/[library]/searches/[id]': api('/searches/none'),
  'PATCH api/v1/libraries/[library]/searches/[id]': api('/searches/none', 'curator'),
  'DELETE api/v1/libraries/[library]/searches/[id]': api('/searches/none', 'curator'),
  'POST api/v1/libraries/[library]/searches/[id]/[verb]': api('/searches/none/star'),
  'GET api/v1/libraries/[library]/searches/[id]/feeds': api('/searches/none/feeds', 'curator'),
  'POST api/v1/libraries/[library]/searches/[id]/feeds': api('/searches/none/feeds', 'curator'),
  'DELETE api/v1/libraries/[library]/searches/[id]/feeds/[feed]': api('/searches/none/feeds/none', 'curator'),
  'GET api/v1/libraries/[library]/searches/[id]/webhooks': api('/searches/none/webhooks', 'owner'),
  'POST api/v1/libraries/[library]/searches/[id]/webhooks': api('/searches/none/webhooks', 'owner'),
  'DELETE api/v1/libraries/[library]/searches/[id]/webhooks/[webhook]': api('/searches/none/webhooks/none', 'owner'),
  'GET api/v1/libraries/[library]/collections': api('/collections'),
  'POST api/v1/libraries/[library]/collections': api('/collections', 'curator'),
  'GET api/v1/libraries/[library]/collections/[slug]': api('/collections/none'),
  'PATCH api/v1/libraries/[library]/collections/[slug]': api('/collections/none', 'curator'),
  'DELETE api/v1/libraries/[library]/collections/[slug]': api('/collections/none', 'curator'),
  'POST api/v1/libraries/[library]/collections/[slug]/[verb]': api('/collections/none/add', 'curator'),
  'GET api/v1/libraries/[library]/claims': api('/claims'),
  'POST api/v1/libraries/[library]/claims': api('/claims', 'curator'),
  'GET api/v1/libraries/[library]/claims/export': api('/claims/export?format=json'),
  'POST api/v1/libraries/[library]/claims/import': api('/claims/import?dryRun=1', 'curator'),
  'GET api/v1/libraries/[library]/claims/[id]': api('/claims/none'),
  'PATCH api/v1/libraries/[library]/claims/[id]': api('/claims/none', 'curator'),
  'DELETE api/v1/libraries/[library]/claims/[id]': api('/claims/none', 'curator'),
  'GET api/v1/libraries/[library]/claims/[id]/export': api('/claims/none/export'),
  'POST api/v1/libraries/[library]/claims/[id]/[verb]': api('/claims/none/submit', 'curator'),
  'GET api/v1/libraries/[library]/claims/[id]/revisions': api('/claims/none/revisions'),
  'POST api/v1/libraries/[library]/claims/[id]/revisions': api('/claims/none/revisions', 'curator'),
  'GET api/v1/libraries/[library]/citations/[id]/appraisals': api('/citations/none/appraisals'),
  'POST api/v1/libraries/[library]/citations/[id]/appraisals': api('/citations/none/appraisals', 'curator'),
  'POST api/v1/libraries/[library]/appraisals/[id]/accept': api('/appraisals/none/accept', 'reviewer'),
  'GET api/v1/libraries/[library]/findings': api('/findings'),
  'POST api/v1/libraries/[library]/findings': api('/findings', 'curator'),
  'GET api/v1/libraries/[library]/findings/export': api('/findings/export?format=csv'),
  'POST api/v1/libraries/[library]/findings/import': api('/findings/import?dryRun=1', 'curator'),
  'GET api/v1/libraries/[library]/findings/[id]': api('/findings/none'),
  'PATCH api/v1/libraries/[library]/findings/[id]': api('/findings/none', 'curator'),
  'DELETE api/v1/libraries/[library]/findings/[id]': api('/findings/none', 'curator'),
  'POST api/v1/libraries/[library]/findings/[id]/[verb]': api('/findings/none/submit', 'curator'),
  'GET api/v1/libraries/[library]/findings/[id]/revisions': api('/findings/none/revisions'),
  'POST api/v1/libraries/[library]/findings/[id]/revisions': api('/findings/none/revisions', 'curator'),
  'GET api/v1/libraries/[library]/revisions/[id]': api('/revisions/none'),
  'POST api/v1/libraries/[library]/revisions/[id]/[verb]': api('/revisions/none/withdraw', 'curator'),
  'GET api/v1/libraries/[library]/imports': api('/imports'),
  'GET api/v1/libraries/[library]/inbox': api('/inbox'),
  'POST api/v1/libraries/[library]/inbox/[id]/[verb]': api('/inbox/none/accept', 'curator'),
  'POST api/v1/libraries/[library]/lookups': api('/lookups', 'curator'),
  'POST api/v1/libraries/[library]/imports': api('/imports', 'curator'),
  'GET api/v1/libraries/[library]/imports/[id]': api(ofRun),
  'GET api/v1/libraries/[library]/imports/[id]/report': api((places) => `${ofRun(places)}/report`),
  'DELETE api/v1/libraries/[library]/imports/[id]': api(ofRun, 'curator'),
  'GET api/v1/libraries/[library]/tags': api('/tags'),
  'POST api/v1/libraries/[library]/tags': api('/tags', 'curator'),
  'GET api/v1/libraries/[library]/tags/[tag]': api('/tags/target:mor'),
  'PATCH api/v1/libraries/[library]/tags/[tag]': api('/tags/target:mor', 'owner'),
  'DELETE api/v1/libraries/[library]/tags/[tag]': api('/tags/target:mor', 'owner'),
  'POST api/v1/libraries/[library]/tags/[tag]/[verb]': api('/tags/target:mor/move', 'owner'),
};
