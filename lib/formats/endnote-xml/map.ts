import { isCitationKey } from '#lib/csl/citation-key.ts';
import { parseDate } from '#lib/csl/date.ts';
import { doiAsWritten, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslItem, CslName } from '#lib/csl/item.ts';
import { joinKeywords } from '#lib/csl/keywords.ts';
import { parseInvertedName } from '#lib/csl/name.ts';
import { isDateVariable, isNameVariable, variables } from '#lib/csl/variables.ts';
import { isAbbreviationOf, orderTitles } from '../abbreviated-title.ts';
import { type Extra, keepCustom, sortKeywords, takeExtra } from '../carried.ts';
import type { ReadRecord, Token } from '../format.ts';
import { fullDate, isOfYear } from '../full-date.ts';
import { firstNumber, isSerial, serialVariable } from '../ris/serial-number.ts';
import { variableOf } from '../ris/tags.ts';
import { childNamed, elementsOf, textOf, type XmlElement } from '../xml/element.ts';
import type { Unit } from '../xml/unit.ts';
import { variableOfElement } from './elements.ts';
import { cslTypeOf, endnoteTypeOf } from './reference-types.ts';
import { readStyled } from './styled-text.ts';

export type EndnoteRecord = Pick<ReadRecord, 'csl' | 'citationKey' | 'keywords' | 'tags' | 'levels' | 'notes'> & {
  tokens: Token[];
  units: Unit[];
};
type Warn = (message: string, field: string, element?: XmlElement) => void;

const extraLine = /^(x-[a-z]+-[A-Za-z0-9_.-]+): ?(.*)$/s;
const manyLines = new Set(['abstract', 'note', 'annote']);
// Elements whose parts stand for themselves.
const groups = new Set(['contributors', 'titles', 'periodical', 'dates', 'urls', 'keywords']);

/** A `<record>` as CSL. `source` is the text it was read from, '' for one that is about to be written. */
export function mapEndnote(root: XmlElement, source: string, warn: Warn): EndnoteRecord {
  return new RecordMapper(root, source, warn).map();
}

class RecordMapper {
  readonly #root: XmlElement;
  readonly #source: string;
  readonly #warn: Warn;
  readonly #csl: CslItem;
  readonly #tokens: Token[] = [];
  readonly #units: Unit[] = [];
  readonly #extras: Extra[] = [];
  readonly #words: string[] = [];
  /** The notes without what travels in them. */
  readonly #ownNotes: string[] = [];
  #citationKey: string | undefined;

  constructor(root: XmlElement, source: string, warn: Warn) {
    this.#root = root;
    this.#source = source;
    this.#warn = warn;
    this.#takeExtras();
    this.#csl = this.#typed();
  }

  map(): EndnoteRecord {
    for (const element of elementsOf(this.#root)) {
      if (!groups.has(element.name)) this.#take('', element);
      else for (const part of elementsOf(element)) this.#takePart(element.name, part);
    }
    this.#orderTitles();
    const csl = this.#csl;
    const carried: Pick<ReadRecord, 'tags' | 'levels' | 'notes'> = { tags: [], levels: [], notes: [] };
    const { tags, keywords } = sortKeywords(this.#words);
    if (keywords.length > 0) csl.keyword = joinKeywords(keywords);
    const tokens = this.#tokens;
    const written = (variable: string) =>
      variable === 'note' ? this.#ownNotes : tokens.filter((token) => token[2] === variable).map(([, value]) => value);
    for (const extra of this.#extras) takeExtra(extra, csl, carried, written);
    const key = this.#citationKey;
    return { csl, ...(key && { citationKey: key }), keywords, ...carried, tags, tokens, units: this.#units };
  }

  /** What travels stands in the notes, a line each. */
  #takeExtras() {
    const notes = childNamed(this.#root, 'notes');
    for (const line of notes ? readStyled(notes, false).split('\n') : []) {
      const [, name, value = ''] = extraLine.exec(line) ?? [];
      if (name === 'x-speciosa-key') this.#citationKey = value;
      else if (name) this.#extras.push([name, value]);
    }
  }

  #typed(): CslItem {
    const element = childNamed(this.#root, 'ref-type');
    const name = element?.attributes.name ?? '';
    const known = cslTypeOf(name, textOf(element).trim());
    const type = this.#extras.find((extra) => extra[0] === 'x-csl-type')?.[1] ?? known ?? 'document';
    const csl: CslItem = { type };
    if (name && name !== endnoteTypeOf(type)) keepCustom(csl, 'x-endnote-ref-type', name);
    if (element && !known)
      this.#warn(`“${name || textOf(element)}” is no type of EndNote; it was read as a document.`, 'ref-type', element);
    return csl;
  }

  #takePart(group: string, part: XmlElement) {
    // Addresses stand in groups once more.
    if (group === 'urls') for (const url of elementsOf(part)) this.#take(`urls/${part.name}`, url);
    else if (group === 'dates' && part.name === 'pub-dates')
      for (const date of elementsOf(part)) this.#take('dates/pub-dates', date);
    else this.#take(group, part);
  }

  #take(path: string, element: XmlElement) {
    if (element.name === 'ref-type') return this.#note(path, element, textOf(element), 'type');
    const whole = path === '' ? element.name : `${path}/${element.name}`;
    const variable = variableOfElement(whole, this.#csl.type);
    const isRich = variable !== undefined && variables[variable].kind === 'rich';
    const text = readStyled(element, isRich);
    if (text === '' && isEmpty(element)) return;
    const mapped = text === '' ? null : this.#place(whole, variable, text, element);
    this.#note(path, element, text, mapped);
    if (mapped === null) this.#keep(path, element, text);
  }

  #note(path: string, element: XmlElement, text: string, mapped: string | null) {
    this.#tokens.push([path === '' ? element.name : `${path}/${element.name}`, text, mapped]);
    this.#units.push({ path, element, variable: mapped ?? nameOf(path, element) });
  }

  /** As text where that says it all, else with its tags. */
  #keep(path: string, element: XmlElement, text: string) {
    const isPlain = Object.keys(element.attributes).length === 0 && elementsOf(element).length === 0;
    const source = element.verbatim ?? this.#source.slice(element.from, element.to);
    const isStyled = elementsOf(element).every(({ name }) => name === 'style') && element.name !== 'database';
    keepCustom(this.#csl, nameOf(path, element), isPlain || (isStyled && !hasAttributes(element)) ? text : source);
  }

  /** Puts one value in its place; null when it has none, or when it is taken by a different value. */
  #place(path: string, variable: string | undefined, text: string, element: XmlElement): string | null {
    const csl = this.#csl;
    if (path === 'keywords/keyword') {
      this.#words.push(...text.split(/\n|;/));
      return sortKeywords([text]).tags.length > 0 ? 'tags' : 'keyword';
    }
    if (path.startsWith('dates/')) return this.#placeIssued(path, text);
    if (path === 'isbn') return this.#placeSerial(text);
    if (path === 'notes') return this.#placeNotes(text);
    if (path === 'label') return this.#placeLabel(text);
    if (path === 'accession-num') return this.#placeAccession(text);
    if (/^urls\/(?:related|web)-urls\/url$/.test(path)) return this.#placeAddress(path, element, text);
    if (path === 'titles/alt-title') return this.#placeAlternate(text);
    if (!variable) return null;
    if (isNameVariable(variable)) return this.#placeNames(variable, element);
    if (isDateVariable(variable)) return csl[variable] ? null : this.#set(variable, parseDate(text));
    if (variable === 'DOI') return this.#placeDoi(text, element);
    if (variable === 'PMCID' && !normalisePmcid(text)) return null;
    if (variable === 'container-title') return this.#placeContainer(path, text);
    return this.#single(variable, manyLines.has(variable) ? text : text.replace(/\s*\n\s*/g, ' '));
  }

  #set(variable: string, value: unknown): string {
    this.#csl[variable] = value;
    return variable;
  }

  #single(variable: string, text: string): string | null {
    const held = this.#csl[variable];
    if (held !== undefined && held !== text) return null;
    return this.#set(variable, text);
  }

  #placeNames(variable: string, element: XmlElement): string | null {
    const names = elementsOf(element)
      .flatMap((author) => readStyled(author, false).split('\n'))
      .filter((name) => name.trim() !== '')
      .map(parseInvertedName);
    if (names.length === 0) return null;
    return this.#set(variable, [...((this.#csl[variable] as CslName[] | undefined) ?? []), ...names]);
  }

  /** The year stands in one element, month and day in another. */
  #placeIssued(path: string, text: string): string | null {
    const csl = this.#csl;
    if (path === 'dates/year') {
      if (csl.issued && !isOfYear(csl.issued, text)) return null;
      return csl.issued ? 'issued' : this.#set('issued', parseDate(text));
    }
    if (path !== 'dates/pub-dates/date') return null;
    const year = readStyled(childNamed(childNamed(this.#root, 'dates'), 'year') ?? this.#root, false);
    const date = fullDate(text, /^-?\d{1,4}$/.test(year) ? year : '');
    if (!date || (csl.issued && !isOfYear(date, year))) return null;
    return this.#set('issued', date);
  }

  #placeSerial(text: string): string | null {
    const number = isSerial(text) ? undefined : variableOf('SN', this.#csl.type);
    if (number) return this.#single(number, text.replace(/\s*\n\s*/g, ' '));
    const variable = serialVariable(text.replace(/\n/g, ' '), this.#csl.type);
    const bare = firstNumber(text);
    if (this.#csl[variable] !== undefined) return null;
    // Our writer says beside it what stood there.
    const travels = this.#extras.some(
      ([name, own]) => /^x-csl-IS[BS]N$/.test(name) && own.startsWith(JSON.stringify(text)),
    );
    if (bare !== text && !travels) keepCustom(this.#csl, 'x-endnote-isbn', text);
    return this.#set(variable, bare);
  }

  /** Of addresses below each other the first counts; all that stood there is kept. */
  #placeAddress(path: string, element: XmlElement, text: string): string | null {
    if (this.#csl.URL !== undefined) return null;
    const [first = ''] = text.split(/\s*\n\s*(?=https?:)/);
    if (first !== text) keepCustom(this.#csl, nameOf(path.replace(/\/url$/, ''), element), text);
    return this.#single('URL', first);
  }

  #placeNotes(text: string): string | null {
    const own = text
      .split('\n')
      .filter((line) => !extraLine.test(line))
      .join('\n')
      .trim();
    if (own === '') return 'note';
    this.#ownNotes.push(own);
    this.#csl.note = this.#csl.note === undefined ? own : `${this.#csl.note}\n${own}`;
    return 'note';
  }

  /** EndNote's BibTeX export takes the label for the key. */
  #placeLabel(text: string): string | null {
    if (this.#citationKey !== undefined && this.#citationKey !== text) return null;
    if (!isCitationKey(text)) return null;
    this.#citationKey = text;
    return 'citation-key';
  }

  /** A number in whatever database; the writer repeats the PMID there. */
  #placeAccession(text: string): string | null {
    const pmid = normalisePmid(text);
    if (!pmid || pmid !== text || this.#csl.PMID !== undefined) return null;
    const database =
      textOf(childNamed(this.#root, 'remote-database-name')) +
      textOf(childNamed(this.#root, 'remote-database-provider'));
    const address = textOf(childNamed(this.#root, 'urls'));
    const isPubmed =
      /pubmed|medline|nlm/i.test(database) || /ncbi\.nlm\.nih\.gov\/(?:pubmed\/)?(\d+)/.exec(address)?.[1] === pmid;
    const isOurs = this.#extras.some((extra) => extra[0] === 'x-csl-PMID');
    return isPubmed || isOurs ? this.#set('PMID', pmid) : null;
  }

  #placeDoi(text: string, element: XmlElement): string | null {
    const doi = doiAsWritten(text);
    if (!doi) this.#warn(`“${text.slice(0, 80)}” is no DOI; it was kept as it is.`, 'electronic-resource-num', element);
    return this.#single('DOI', doi ?? text);
  }

  /** The journal's full title counts; a shorter one beside it is the abbreviation. */
  #placeContainer(path: string, text: string): string | null {
    const csl = this.#csl;
    const held = csl['container-title'];
    if (held === undefined || held === text) return this.#single('container-title', text);
    if (csl['container-title-short'] === text) return 'container-title-short';
    if (csl['container-title-short'] !== undefined || path !== 'periodical/full-title' || typeof held !== 'string')
      return null;
    const isShorter = text.length < held.length;
    csl['container-title'] = isShorter ? held : text;
    csl['container-title-short'] = isShorter ? text : held;
    if (!isShorter) this.#relabel('titles/secondary-title', 'container-title-short');
    return isShorter ? 'container-title-short' : 'container-title';
  }

  /** The other title of a journal is often its abbreviation; where that has an element of its own, it stays what it is. */
  #placeAlternate(text: string): string | null {
    const has = childNamed(childNamed(this.#root, 'periodical') ?? this.#root, 'abbr-1');
    if (has || !isAbbreviationOf(text, this.#csl['container-title'])) return null;
    return this.#single('container-title-short', text);
  }

  /** EndNote has the journal's full name as an abbreviation where it was imported from PubMed. */
  #orderTitles() {
    const turned = orderTitles(this.#csl);
    if (!turned) return;
    for (const token of this.#tokens) token[2] = turned(token[2]);
    for (const unit of this.#units) unit.variable = turned(unit.variable) ?? '';
  }

  #relabel(path: string, variable: string) {
    const at = this.#tokens.findIndex(([each]) => each === path);
    const token = this.#tokens[at];
    const unit = this.#units[at];
    if (token) token[2] = variable;
    if (unit) unit.variable = variable;
  }
}

const hasAttributes = ({ attributes }: XmlElement) => Object.keys(attributes).length > 0;

/** Nothing but blanks, and how they would look. */
const isEmpty = (element: XmlElement) =>
  !hasAttributes(element) && elementsOf(element).every(({ name }) => name === 'style');

/** The name under which `custom` keeps what has no variable: that of the element, with its group where others have one of its name. */
function nameOf(path: string, element: XmlElement): string {
  const group = /^urls\/(.+)-urls$/.exec(path)?.[1];
  return `x-endnote-${group ? `${group}-url` : element.name}`;
}
