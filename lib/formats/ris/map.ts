import { yearOf } from '#lib/csl/date.ts';
import { doiAsWritten, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { joinKeywords } from '#lib/csl/keywords.ts';
import { isDateVariable, isNameVariable } from '#lib/csl/variables.ts';
import { orderTitles } from '../abbreviated-title.ts';
import { keepCustom, sortKeywords, takeExtra } from '../carried.ts';
import type { ReadRecord, Token } from '../format.ts';
import { fullDate } from '../full-date.ts';
import { parseRisDate } from './dates.ts';
import { parseRisName } from './names.ts';
import { cslTypeOf, risTypeOf } from './reference-types.ts';
import { bareNumber, serialVariable } from './serial-number.ts';
import { variableOf } from './tags.ts';

type Mapped = Pick<ReadRecord, 'csl' | 'citationKey' | 'keywords' | 'tags' | 'levels' | 'notes'>;
type Warn = (message: string, field: string) => void;
type State = {
  tokens: readonly Token[];
  csl: CslItem;
  carried: { tags: string[]; levels: ReadRecord['levels']; notes: string[] };
  keywords: string[];
  warn: Warn;
};

const extraLine = /^(x-[a-z]+-[A-Za-z0-9_.-]+): ?(.*)$/s;
const manyLines = new Set(['abstract', 'note', 'annote']);

/** The tokens of one record as CSL. Writes into each token the variable it went to. */
export function mapRis(tokens: Token[], warn: Warn): Mapped {
  const csl = typed(tokens, warn);
  const state: State = { tokens, csl, carried: { tags: [], levels: [], notes: [] }, keywords: [], warn };
  const extras: [string, string][] = [];
  let citationKey: string | undefined;
  for (const token of tokens) {
    const tag = token[0];
    const value = token[1];
    if (value === '' || tag === 'TY' || tag === 'ER') continue;
    const extra = tag === 'N1' ? extraLine.exec(value) : null;
    if (extra?.[1]) {
      extras.push([extra[1], extra[2] ?? '']);
      token[2] = extra[1];
    } else if (tag === 'ID' && citationKey === undefined) {
      citationKey = value;
      token[2] = 'citation-key';
    } else token[2] = place(state, tag, value);
    if (token[2] === null) keepCustom(csl, `x-ris-${tag.toLowerCase()}`, value);
  }
  takePubmedId(csl);
  // What J2 holds is the full title where it is T2 that abbreviates it.
  const turned = orderTitles(csl);
  if (turned) for (const token of tokens) token[2] = turned(token[2]);
  const { tags, keywords } = sortKeywords(state.keywords);
  if (keywords.length > 0) csl.keyword = joinKeywords(keywords);
  const written = (variable: string) => tokens.filter((token) => token[2] === variable).map(([, value]) => value);
  for (const extra of extras) takeExtra(extra, csl, state.carried, written);
  return { csl: withoutRepeatedAccession(csl), ...(citationKey && { citationKey }), keywords, ...state.carried, tags };
}

function typed(tokens: Token[], warn: Warn): CslItem {
  const first = tokens.find((token) => token[0] === 'TY');
  const whole = first?.[1].trim().toUpperCase() ?? '';
  // Lines below it that have no tag say nothing of the type.
  const name = whole.split('\n', 1)[0] ?? '';
  const carried = tokens.find((token) => token[0] === 'N1' && token[1].startsWith('x-csl-type: '))?.[1].slice(12);
  const type = carried ?? cslTypeOf(name) ?? 'document';
  if (first) first[2] = 'type';
  const csl: CslItem = { type };
  if (whole !== '' && whole !== risTypeOf(type)) keepCustom(csl, 'x-ris-ty', whole);
  if (name && !cslTypeOf(name)) warn(`“${name}” is no RIS type; it was read as a document.`, 'TY');
  return csl;
}

/** Puts one value in its place; null when it has none, or when it is taken by a different value. */
function place(state: State, tag: string, raw: string): string | null {
  const { csl } = state;
  // Where nothing stands beside the tag the text begins below.
  const value = raw.startsWith('\n') ? raw.trimStart() : raw;
  const variable = variableOf(tag, csl.type);
  if (tag === 'SN' && !variable) return placeSerial(csl, value);
  if (tag === 'M3' || tag === 'L3') {
    const doi = doiAsWritten(value);
    if (doi) return single(csl, 'DOI', doi);
  }
  if (tag === 'M1' && !variable && isIssue(state, value)) return single(csl, 'issue', value);
  if (!variable || ((tag === 'C1' || tag === 'C3') && hasOwnPlace(state))) return null;
  if (variable === 'keyword') {
    state.keywords.push(...value.split('\n'));
    return variable;
  }
  if (isNameVariable(variable)) return placeNames(csl, variable, value);
  if (isDateVariable(variable)) return placeDate(state, tag, variable, value);
  if (tag === 'SP' || tag === 'EP') return placePage(csl, tag, value);
  if (variable === 'PMCID' && !normalisePmcid(value)) return null;
  if (variable === 'PMID' && normalisePmid(value) !== value) return null;
  if (variable === 'DOI') return placeDoi(state, value);
  if (variable === 'container-title') return placeContainer(csl, tag, value);
  if (variable === 'note' && csl.note !== undefined) {
    csl.note = `${csl.note}\n${value}`;
    return variable;
  }
  return single(csl, variable, manyLines.has(variable) ? value : onOneLine(value));
}

/** EndNote writes an issue as M1; other programs write anything there. */
const isIssue = ({ csl, tokens }: State, value: string) =>
  csl.type === 'article-journal' && /^\d+(?:[-–/]\d+)?[A-Za-z]?$/.test(value) && !tokens.some(([tag]) => tag === 'IS');

/** Web of Science tells of a conference in CT or CP and CL; its C1 and C3 are where the authors are. */
const ofConference = new Set(['CL', 'CP', 'CT']);
const hasOwnPlace = ({ csl, tokens }: State) =>
  csl.type === 'paper-conference' && tokens.some(([tag, value]) => ofConference.has(tag) && value !== '');

function onOneLine(value: string): string {
  return value.includes('\n') ? value.replace(/\s*\n\s*/g, ' ') : value;
}

function single(csl: CslItem, variable: string, value: string): string | null {
  if (csl[variable] !== undefined && csl[variable] !== value) return null;
  csl[variable] = value;
  return variable;
}

function placeNames(csl: CslItem, variable: string, value: string): string {
  const names = (csl[variable] as CslName[] | undefined) ?? [];
  csl[variable] = names;
  // One name a line is the rule.
  const lines = /[\n;]/.test(value) ? value.split(/\n|;\s+(?=[^;]+,)/) : [value];
  for (const line of lines) if (line.trim()) names.push(parseRisName(line));
  return variable;
}

/** Of several dates the one that says more about the same year stays. EndNote writes DA without the year. */
function placeDate({ csl, tokens }: State, tag: string, variable: string, value: string): string | null {
  const year = variable === 'issued' && !/\d{4}/.test(value) && tokens.find(([tag]) => tag === 'PY')?.[1].slice(0, 4);
  const ofYear = year && /^\d{4}$/.test(year) ? fullDate(value, year) : null;
  const { date, isWhole } = ofYear ? { date: ofYear, isWhole: true } : parseRisDate(value);
  // A conference is listed with its days where others have the day of access.
  const isMeeting = tag === 'Y2' && csl.type === 'paper-conference' && date['date-parts']?.length === 2;
  const mapped = takeDate(csl, isMeeting ? 'event-date' : variable, date);
  if (mapped && !isWhole) keepCustom(csl, `x-ris-${tag.toLowerCase()}`, value);
  return mapped;
}

function takeDate(csl: CslItem, variable: string, date: CslDate): string | null {
  const held = csl[variable] as CslDate | undefined;
  if (!held?.['date-parts']) {
    if (held && !date['date-parts']) return null;
    csl[variable] = date;
    return variable;
  }
  if (yearOf(held) !== yearOf(date)) return null;
  if (detail(date) > detail(held)) csl[variable] = date;
  return variable;
}

const detail = (date: CslDate) => (date['date-parts']?.flat().length ?? 0) + (date.season ? 0.5 : 0);

/** Of numbers with words beside them the first counts; all that stood there is kept. */
function placeSerial(csl: CslItem, value: string): string | null {
  const variable = serialVariable(onOneLine(value), csl.type);
  const number = bareNumber(value);
  if (csl[variable] !== undefined) return csl[variable] === value ? variable : null;
  csl[variable] = onOneLine(number);
  if (number !== value) keepCustom(csl, 'x-ris-sn', value);
  return variable;
}

function placePage(csl: CslItem, tag: string, value: string): string | null {
  const held = csl.page;
  if (held === undefined) csl.page = value;
  else if (typeof held !== 'string' || /[-–]/.test(held) || held === value)
    return String(held).endsWith(value) ? 'page' : null;
  else csl.page = tag === 'EP' ? `${held}-${value}` : `${value}-${held}`;
  return 'page';
}

function placeDoi({ csl, warn }: State, value: string): string | null {
  const doi = doiAsWritten(value);
  if (!doi) warn(`“${value.slice(0, 80)}” is no DOI; it was kept as it is.`, 'DO');
  return single(csl, 'DOI', doi ?? value);
}

/** A journal has a full title and an abbreviation, which files spread over T2, JF, JO at will. */
function placeContainer(csl: CslItem, tag: string, raw: string): string | null {
  const value = onOneLine(raw);
  const held = csl['container-title'];
  if (held === undefined || held === value) return single(csl, 'container-title', value);
  if (csl['container-title-short'] === value) return 'container-title-short';
  if (csl['container-title-short'] !== undefined || typeof held !== 'string' || tag === 'BT') return null;
  const isShorter = value.length < held.length;
  csl['container-title'] = isShorter ? held : value;
  csl['container-title-short'] = isShorter ? value : held;
  return isShorter ? 'container-title-short' : 'container-title';
}

/** AN is the number in whatever database DB names. */
function takePubmedId(csl: CslItem) {
  const number = csl.custom?.['x-ris-an'];
  if (typeof number !== 'string') return;
  const database = [csl.source, csl.custom?.['x-ris-dp']].join(' ');
  if (!/pubmed|medline|nlm/i.test(database)) return;
  const pmid = normalisePmid(number);
  if (pmid) csl.PMID ??= pmid;
}

/** The writer repeats the PMID as AN, where other programs look for it. A copy: what a property was deleted from is slow ever after. */
function withoutRepeatedAccession(csl: CslItem): CslItem {
  if (csl.custom?.['x-ris-an'] !== csl.PMID || csl.PMID === undefined) return csl;
  const { custom: { 'x-ris-an': _, ...custom } = {}, ...rest } = csl;
  return Object.keys(custom).length > 0 ? { ...rest, custom } : rest;
}
