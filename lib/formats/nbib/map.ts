import { parseDate } from '#lib/csl/date.ts';
import { normaliseDoi, normaliseIssn, normaliseOrcid, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { joinKeywords } from '#lib/csl/keywords.ts';
import { isDateVariable } from '#lib/csl/variables.ts';
import { keepCustom, sortKeywords, takeExtra } from '../carried.ts';
import type { ReadRecord, Token } from '../format.ts';
import { isShortOf, parseFullName, parseShortName } from './names.ts';
import { variables } from './tags.ts';

type Mapped = Pick<ReadRecord, 'csl' | 'citationKey' | 'keywords' | 'tags' | 'levels' | 'notes'>;
type Warn = (message: string, field: string) => void;
type State = {
  csl: CslItem;
  keywords: string[];
  warn: Warn;
  /** What BTI and JT and TA hold, which depends on the tags beside them. */
  holds: { BTI: string; JT: string; TA: string };
  /** Whether the type says all that PT does. */
  isPlain: boolean;
  hasPages: boolean;
  /** Whose ORCID and affiliation may follow. */
  person?: CslName;
  /** Names given in full whose short form has not come yet. */
  waiting: CslName[];
};

const extraLine = /^(x-[a-z]+-[A-Za-z0-9_.-]+): ?(.*)$/s;
const paragraphs = new Set(['abstract', 'note']);

/** The tokens of one record as CSL. Writes into each token the variable it went to. */
export function mapNbib(tokens: Token[], warn: Warn): Mapped {
  const state = begun(tokens, warn);
  const { csl } = state;
  const carried: Pick<ReadRecord, 'tags' | 'levels' | 'notes'> = { tags: [], levels: [], notes: [] };
  const extras: [string, string][] = [];
  let citationKey: string | undefined;
  for (const token of tokens) {
    const tag = token[0];
    const value = token[1];
    if (value === '') continue;
    const extra = tag === 'GN' ? extraLine.exec(value) : null;
    if (extra?.[1] === 'x-speciosa-key') {
      citationKey = extra[2] ?? '';
      token[2] = 'citation-key';
    } else if (extra?.[1]) {
      extras.push([extra[1], extra[2] ?? '']);
      token[2] = extra[1];
    } else token[2] = place(state, tag, value);
    if (token[2] === null) keepCustom(csl, `x-nbib-${tag.toLowerCase() || 'untagged'}`, value);
  }
  takeCitedDoi(csl);
  const { tags, keywords } = sortKeywords(state.keywords);
  if (keywords.length > 0) csl.keyword = joinKeywords(keywords);
  const written = (variable: string) => tokens.filter((token) => token[2] === variable).map(([, value]) => value);
  for (const extra of extras) takeExtra(extra, csl, carried, written);
  return { csl, ...(citationKey && { citationKey }), keywords, ...carried, tags };
}

/** Title of a book stands in BTI, with TI for a chapter of it. ERIC's documents (ED…) are reports, its JT their publisher. */
function begun(tokens: Token[], warn: Warn): State {
  const has = (wanted: string) => tokens.some((token) => token[0] === wanted && token[1] !== '');
  const kinds: string[] = [];
  let carried: string | undefined;
  let isEric = false;
  let isDocument = false;
  for (const token of tokens) {
    const tag = token[0];
    const value = token[1];
    if (tag === 'PT' && value !== '') kinds.push(value);
    else if (tag === 'GN' && value.startsWith('x-csl-type: ')) carried = value.slice(12);
    else if (tag === 'OWN') isEric = value === 'ERIC';
    else if (tag === 'OID') isDocument = /^ED\d/.test(value);
  }
  const isReport = isEric && isDocument;
  const isBook = has('BTI');
  const hasTitle = has('TI');
  const own = isReport ? 'report' : isBook ? (hasTitle ? 'chapter' : 'book') : null;
  const type = carried ?? own ?? (kinds.includes('Preprint') ? 'article' : 'article-journal');
  const holds = {
    BTI: hasTitle ? 'container-title' : 'title',
    JT: isReport ? 'publisher' : 'container-title',
    TA: has('JT') || isBook ? 'container-title-short' : 'container-title',
  };
  const isPlain = kinds.length === 1 && /^(?:Journal Article|Preprint)$/.test(kinds[0] ?? '');
  return { csl: { type }, keywords: [], warn, holds, isPlain, hasPages: has('PG'), waiting: [] };
}

/** Puts one value in its place; null when it has none, or when it is taken by a different value. */
function place(state: State, tag: string, value: string): string | null {
  const { csl } = state;
  switch (tag) {
    case 'PMID':
      return placePmid(state, value);
    case 'PMC':
      return single(csl, 'PMCID', normalisePmcid(value) ?? value);
    case 'FAU':
    case 'AU':
    case 'CN':
    case 'FED':
    case 'ED':
      return placeName(state, tag, value);
    case 'AUID':
    case 'AD':
      return placeOfPerson(state, tag, value);
    case 'MH':
      state.keywords.push(value);
      keepCustom(csl, 'x-nbib-mh', value);
      return 'keyword';
    case 'PT':
      return state.isPlain ? 'type' : null;
    case 'OT':
      state.keywords.push(value);
      return 'keyword';
    case 'LID':
    case 'AID':
      return placeLocation(state, tag, value);
    case 'IS':
    case 'ISSN':
      return placeIssn(csl, tag, value);
    case 'BTI':
    case 'JT':
    case 'TA':
      return single(csl, state.holds[tag], value);
    default:
      return placePlain(csl, variables[tag], value);
  }
}

function single(csl: CslItem, variable: string, value: string): string | null {
  if (csl[variable] !== undefined) return null;
  csl[variable] = value;
  return variable;
}

function placePlain(csl: CslItem, variable: string | undefined, value: string): string | null {
  if (!variable) return null;
  if (isDateVariable(variable)) {
    if (csl[variable]) return null;
    csl[variable] = medlineDate(value) ?? parseDate(value);
    return variable;
  }
  if (!paragraphs.has(variable) || csl[variable] === undefined) return single(csl, variable, value);
  csl[variable] = `${csl[variable]}\n${value}`;
  return variable;
}

function placePmid({ csl, warn }: State, value: string): string | null {
  if (csl.PMID !== undefined) return null;
  const digits = /^\d+(?!\S)/.exec(value)?.[0];
  csl.PMID = normalisePmid(value) ?? digits ?? value;
  if (csl.PMID !== value) warn(`“${value.slice(0, 80)}” is more than a PMID.`, 'PMID');
  else if (!digits) warn(`“${value.slice(0, 80)}” is no PMID; it was kept as it is.`, 'PMID');
  return 'PMID';
}

/** FAU is the whole name, the AU after it the same one in short. "et al." is nobody's. */
function placeName(state: State, tag: string, value: string): string | null {
  if (tag !== 'CN' && /^et al\.?$/i.test(value)) return null;
  const { csl } = state;
  const variable = tag === 'FED' || tag === 'ED' ? 'editor' : 'author';
  if (tag === 'AU' || tag === 'ED') {
    const at = state.waiting.findIndex((name) => isShortOf(value, name));
    if (at >= 0) {
      state.waiting.splice(at, 1);
      return variable;
    }
  }
  const isShort = tag === 'AU' || tag === 'ED';
  const name = tag === 'CN' ? { literal: value } : isShort ? parseShortName(value) : parseFullName(value);
  if (!isShort && tag !== 'CN') state.waiting.push(name);
  const names = csl[variable] ?? [];
  names.push(name);
  csl[variable] = names;
  state.person = tag === 'CN' || variable === 'editor' ? undefined : name;
  return variable;
}

/** ORCID and affiliation belong to the author above them. */
function placeOfPerson({ person }: State, tag: string, value: string): string | null {
  if (!person) return null;
  if (tag === 'AD') {
    const places = (person.affiliation as { name: string }[] | undefined) ?? [];
    places.push({ name: value });
    person.affiliation = places;
    return 'author';
  }
  const orcid = normaliseOrcid(value);
  if (!orcid || person.ORCID) return null;
  person.ORCID = orcid;
  return 'author';
}

/** LID and AID: "10.1000/1 [doi]", "S0140 [pii]", "NBK22 [bookaccession]"; in ERIC an address. */
function placeLocation({ csl, hasPages }: State, tag: string, value: string): string | null {
  const [, bare = '', kind] = /^(.*?)\s*\[(doi|pii|bookaccession)\]$/.exec(value) ?? [];
  if (kind === 'doi') return single(csl, 'DOI', bare);
  if (kind === 'bookaccession') return single(csl, 'call-number', bare);
  // An article without pages may have a number: "e42692".
  if (kind === 'pii' && tag === 'LID' && !hasPages && /^e\d+$/i.test(bare)) return single(csl, 'page', bare);
  if (!kind && /^doi:/i.test(value) && normaliseDoi(value)) return single(csl, 'DOI', value.replace(/^doi:\s*/i, ''));
  if (kind || !/^https?:\/\/\S+$/i.test(value)) return null;
  const doi = normaliseDoi(value) ? /10\.\d{4,9}\S*$/.exec(value)?.[0] : undefined;
  return doi ? single(csl, 'DOI', doi) : tag === 'LID' ? single(csl, 'URL', value) : null;
}

/** Some records have their DOI only where they say how they are cited: "Lancet. 2018;391:7. doi: 10.1000/1. Epub 2018". */
function takeCitedDoi(csl: CslItem) {
  const cited = csl.DOI === undefined ? csl.custom?.['x-nbib-so'] : undefined;
  const doi = typeof cited === 'string' && /\bdoi: ?(10\.\d{4,9}\/\S+?)\.?(?:\s|$)/.exec(cited)?.[1];
  if (doi) csl.DOI = doi;
}

/** "1234-5678 (Electronic)": the first one counts; what is said beside the number is kept. */
function placeIssn(csl: CslItem, tag: string, value: string): string | null {
  const bare = /(?<![\dXx])\d{4}-?\d{3}[\dXx](?![\dXx])/.exec(value)?.[0];
  if (csl.ISSN !== undefined || !bare) return null;
  csl.ISSN = normaliseIssn(bare) ?? bare;
  if (csl.ISSN !== value) keepCustom(csl, `x-nbib-${tag.toLowerCase()}`, value);
  return 'ISSN';
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The usual form, "2019 Mar 7", without trying all others. */
function medlineDate(text: string): CslDate | null {
  const [, year, name, day] = /^(\d{4})(?: ([A-Z][a-z]{2})(?: (\d{1,2}))?)?$/.exec(text) ?? [];
  const month = name === undefined ? 0 : months.indexOf(name) + 1;
  if (!year || (name !== undefined && month === 0) || Number(day ?? 1) > 31 || Number(day ?? 1) < 1) return null;
  const parts = [Number(year), ...(month ? [month] : []), ...(day ? [Number(day)] : [])];
  return Number(year) === 0 ? null : { 'date-parts': [parts] };
}
