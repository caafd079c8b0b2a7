import { doiAsWritten, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { joinKeywords } from '#lib/csl/keywords.ts';
import { plainText } from '#lib/csl/rich-text.ts';
import { extraName, keepCustom, sortKeywords, takeExtra } from '../carried.ts';
import type { ReadRecord, Token } from '../format.ts';
import { decodeLatex } from '../latex/decode.ts';
import { decodeTitle } from '../latex/decode-title.ts';
import { withoutEntities } from '../latex/entities.ts';
import { readDate, readYearMonth } from './dates.ts';
import { cslTypeOf, type Dialect, entryTypeOf, subtypes } from './entry-types.ts';
import { general, kindOf, numberVariable, pubmedNote } from './fields.ts';
import { genreOf } from './genres.ts';
import { languageTag } from './languages.ts';
import { decodeList } from './list-field.ts';
import { parseNames, splitOutside } from './names.ts';
import { placePublishers } from './publishers.ts';
import { placeRoles } from './roles.ts';
import { isSeriesKey, seriesText } from './series.ts';
import { joinTitles } from './titles.ts';
import type { Value } from './values.ts';

const subtyped = new Set(Object.values(subtypes));

type Mapped = Pick<ReadRecord, 'csl' | 'keywords' | 'tags' | 'levels' | 'notes' | 'tokens'>;
export type Fields = Map<string, Value>;

/** What each field became; `null` for those that went to `custom`. */
export type Placing = Map<string, string | null>;

/** The fields of one entry, those inherited included, as CSL. `own` are those that stand in the entry itself. */
export function mapEntry(entryType: string, fields: Fields, own: [string, string][], dialect: Dialect): Mapped {
  const csl = typed(entryType, fields, dialect);
  const placing: Placing = new Map();
  const carried = { tags: [], levels: [], notes: [] };
  if (subtyped.has(csl.type)) placing.set('entrysubtype', 'type');
  placeRoles(csl, fields, placing);
  joinTitles(csl, entryType, fields, placing);
  placeDates(csl, fields, placing);
  placeGenre(csl, entryType, fields, placing);
  placeEprint(csl, fields, placing);
  placePubmedNote(csl, fields, placing);
  placeAddress(csl, fields, placing);
  placePublishers(csl, fields, placing, dialect);
  const { tags, keywords } = placeKeywords(csl, fields, placing);
  const extras: [string, string][] = [];
  fields.forEach((value, name) => {
    if (placing.has(name)) return;
    if (name.startsWith('x-') && extraName.test(name)) {
      extras.push([caseOf(name, value), value.text]);
      placing.set(name, name);
    } else placing.set(name, place(csl, name, fields, value, dialect));
  });
  fields.forEach(({ text }, name) => {
    if (placing.get(name) === null) keepCustom(csl, `x-bib-${name}`, text);
  });
  const written = (variable: string) => {
    const raws: string[] = [];
    for (const [name, value] of fields) if (placing.get(name) === variable) raws.push(value.raw);
    return raws;
  };
  for (const [name, text] of extras) takeExtra([baseName(name, fields), text], csl, carried, written);
  const tokens = own.map(([name, raw]): Token => [name, raw, placing.get(name) ?? null]);
  return { csl, keywords, ...carried, tags, tokens };
}

function typed(entryType: string, fields: Fields, dialect: Dialect): CslItem {
  const carried = fields.get('x-csl-type')?.text;
  const subtype = subtypes[fields.get('entrysubtype')?.text.toLowerCase() ?? ''];
  const known = cslTypeOf(entryType);
  const type = carried ?? (known === 'article-journal' && subtype ? subtype : (known ?? 'document'));
  const csl: CslItem = { type };
  if (!carried && entryTypeOf(type, dialect) !== entryType) keepCustom(csl, 'x-bib-type', entryType);
  return csl;
}

/** Field names come in lower case; those that travel get their capitals back, from the file or by the variable. */
function caseOf(name: string, { name: written = name }: Value): string {
  if (written !== name && written.toLowerCase() === name && !name.startsWith('x-csl-')) return written;
  return name.replace(
    /^(x-csl-)(doi|url|isbn|issn|pmid|pmcid)$/,
    (_, prefix, variable) => prefix + variable.toUpperCase(),
  );
}

/** `x-speciosa-note-2` is the second of its name. */
function baseName(name: string, fields: Fields): string {
  const base = /^(x-.+)-\d+$/.exec(name)?.[1];
  return base && fields.has(base.toLowerCase()) ? base : name;
}

function place(csl: CslItem, name: string, fields: Fields, value: Value, dialect: Dialect): string | null {
  const variable: string | undefined =
    name === 'number' ? numberVariable(csl.type) : Object.hasOwn(general, name) ? general[name] : undefined;
  if (!variable) return null;
  // Where a publisher has an address, the location is that of the conference.
  if (name === 'location' && fields.has('address')) return single(csl, 'event-place', decodeLatex(value.text));
  if (name === 'number' && csl[variable] !== undefined) return null;
  if (kindOf(variable, dialect) === 'names') {
    csl[variable] = parseNames(value.text) satisfies CslName[];
    return variable;
  }
  if (dialect === 'biblatex' && name === 'series' && isSeriesKey(value.text) && /^(?:article-|period)/.test(csl.type))
    return single(csl, variable, seriesText(value.text));
  if (dialect === 'biblatex' && name === 'langid')
    return single(csl, variable, languageTag(value.text, fields.get('langidopts')?.text));
  return single(csl, variable, readText(variable, value.text, dialect));
}

/** A variable holds one text; an empty one is none. */
function single(csl: CslItem, variable: string, text: string): string | null {
  if (text === '') return variable;
  if (csl[variable] !== undefined && csl[variable] !== text) return null;
  csl[variable] = text;
  return variable;
}

function readText(variable: string, text: string, dialect: Dialect): string {
  switch (kindOf(variable, dialect)) {
    case 'title':
      return decodeTitle(text);
    case 'pages':
      return plainText(decodeLatex(text)).replace(/\s*[–—‐−-]+\s*/g, '-');
    case 'verbatim':
      return readVerbatim(variable, text.replace(/\\([_%#&~{}$])/g, '$1').trim());
    case 'list':
      return decodeList(text);
    default:
      return readPlain(variable, decodeLatex(text), dialect);
  }
}

/** BibLaTeX names languages as babel does; in BibTeX they are a text like any other. */
function readPlain(variable: string, text: string, dialect: Dialect): string {
  if (variable === 'edition') return text.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1');
  return variable === 'language' && dialect === 'biblatex' ? languageTag(text) : text;
}

function readVerbatim(variable: string, text: string): string {
  if (variable === 'URL') return /^\\url\s*\{(.*)\}$/.exec(text)?.[1] ?? text;
  if (variable === 'PMID') return normalisePmid(text) ?? text;
  if (variable === 'PMCID') return normalisePmcid(text) ?? text;
  return variable === 'DOI' ? (doiAsWritten(text) ?? text) : text;
}

const otherDates = Object.entries({ urldate: 'accessed', eventdate: 'event-date', origdate: 'original-date' });

function placeDates(csl: CslItem, fields: Fields, placing: Placing) {
  const take = (name: string) => {
    const value = fields.get(name);
    if (value) placing.set(name, null);
    return value ? plainText(decodeLatex(value.text)).replaceAll('\u00A0', ' ') : '';
  };
  // In EDTF a tilde stands for itself.
  const takeEdtf = (name: string) => {
    if (fields.has(name)) placing.set(name, null);
    return fields.get(name)?.text.replace(/[{}]/g, '').trim() ?? '';
  };
  const dated = takeEdtf('date');
  const year = take('year');
  const month = take('month');
  const day = take('day');
  const issued = dated ? readDate(dated) : year ? readYearMonth(year, month, day) : month ? { literal: month } : null;
  if (issued) csl.issued = issued;
  for (const name of dated ? ['date'] : ['year', 'month', 'day']) if (fields.has(name)) placing.set(name, 'issued');
  // A day that the date does not show would be lost.
  if (!dated && day && (issued as CslDate)?.['date-parts']?.[0]?.length !== 3) placing.set('day', null);
  for (const [name, variable] of otherDates) {
    const text = takeEdtf(name);
    if (!text) continue;
    csl[variable] = readDate(text);
    placing.set(name, variable);
  }
}

/** Classic BibTeX has no field for an address, so it stands in `howpublished`. */
function placeAddress(csl: CslItem, fields: Fields, placing: Placing) {
  const text = fields.get('howpublished')?.text.trim() ?? '';
  const address = /\\(?:url|href)\s*\{([^{}]+)\}|^(https?:\/\/\S+)$/.exec(text);
  if (!address || fields.has('url')) return;
  csl.URL = (address[1] ?? address[2] ?? '').replace(/\\([_%#&~])/g, '$1');
  placing.set('howpublished', address[0] === text ? 'URL' : null);
}

/** A thesis says by its type what it is; an empty `type`, which our writer sets, says that it does not. */
function placeGenre(csl: CslItem, entryType: string, fields: Fields, placing: Placing) {
  const type = fields.get('type');
  if (type) placing.set('type', 'genre');
  const text = type ? decodeLatex(type.text) : genreOf(entryType) && csl.type === 'thesis' ? entryType : '';
  const genre = genreOf(text.toLowerCase()) ?? text;
  if (genre) csl.genre = genre;
}

/** `eprint` is a PMID, a PMCID, or a number in an archive such as arXiv. */
function placeEprint(csl: CslItem, fields: Fields, placing: Placing) {
  const eprint = fields.get('eprint')?.text.trim();
  const archiveField = fields.has('eprinttype') ? 'eprinttype' : 'archiveprefix';
  const archive = fields.get(archiveField)?.text.trim() ?? '';
  if (!eprint) return;
  const pubmed = /^pubmed$/i.test(archive) ? normalisePmid(eprint) : null;
  const pmcid = /^pmc(?:id)?$/i.test(archive) ? normalisePmcid(`PMC${eprint.replace(/^PMC/i, '')}`) : null;
  if (pubmed && !fields.has('pmid')) csl.PMID = pubmed;
  if (pmcid && !fields.has('pmcid')) csl.PMCID = pmcid;
  if (!/^arxiv$/i.test(archive)) return;
  csl.archive = archive;
  csl.archive_location = eprint;
  placing.set('eprint', 'archive_location').set(archiveField, 'archive');
}

/** Publishers give the PMID as a note. */
function placePubmedNote(csl: CslItem, fields: Fields, placing: Placing) {
  const pmid = pubmedNote.exec(fields.get('note')?.text.trim() ?? '')?.[1];
  if (!pmid || fields.has('pmid') || csl.PMID !== undefined) return;
  csl.PMID = pmid;
  placing.set('note', 'PMID');
}

function placeKeywords(csl: CslItem, fields: Fields, placing: Placing) {
  // Scopus has the authors' words beside those of its index.
  const names = ['author_keywords', fields.has('keywords') ? 'keywords' : 'keyword'].filter((name) => fields.has(name));
  placing.set('keywords', 'keyword').set('keyword', 'keyword').set('author_keywords', 'keyword');
  const pieces = names.flatMap((name) => {
    const text = withoutEntities(fields.get(name)?.text ?? '');
    return splitOutside(text, splitOutside(text, /;/).length > 1 ? /;/ : /,/);
  });
  const sorted = sortKeywords(pieces.map((piece) => plainText(decodeLatex(piece))));
  if (sorted.keywords.length > 0) csl.keyword = joinKeywords(sorted.keywords);
  return sorted;
}
