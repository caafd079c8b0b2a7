import { normaliseIssn, normalisePmcid } from '#lib/csl/identifiers.ts';
import type { CslItem, CslName } from '#lib/csl/item.ts';
import { joinKeywords } from '#lib/csl/keywords.ts';
import { type Extra, keepCustom, sortKeywords, takeExtra } from '../carried.ts';
import type { ReadRecord, Token } from '../format.ts';
import { childNamed, elementsOf, textOf, type XmlElement } from '../xml/element.ts';
import type { Unit } from '../xml/unit.ts';
import { readAuthors } from './authors.ts';
import { readDate } from './dates.ts';
import { groups } from './elements.ts';
import { readInline } from './inline-text.ts';
import { addressOf, fullRange, identifiers, isPlainType, rich, simple, typeOf } from './variables.ts';

export type PubmedRecord = Pick<ReadRecord, 'csl' | 'citationKey' | 'keywords' | 'tags' | 'levels' | 'notes'> & {
  tokens: Token[];
  units: Unit[];
};

const extraText = /^(x-[a-z]+-[A-Za-z0-9_.-]+): ?(.*)$/s;

/** A `<PubmedArticle>` or `<PubmedBookArticle>` as CSL. `source` is its text, '' for one that is about to be written. */
export function mapPubmed(root: XmlElement, source: string): PubmedRecord {
  return new ArticleMapper(root, source).map();
}

class ArticleMapper {
  readonly #root: XmlElement;
  readonly #source: string;
  readonly #csl: CslItem;
  readonly #tokens: Token[] = [];
  readonly #units: Unit[] = [];
  readonly #extras: Extra[] = [];
  readonly #words: string[] = [];
  readonly #abstract: string[] = [];
  readonly #hasPages: boolean;
  readonly #hasOwnAuthors: boolean;
  #citationKey: string | undefined;

  constructor(root: XmlElement, source: string) {
    this.#root = root;
    this.#source = source;
    this.#csl = { type: typeOf(root) };
    this.#hasPages = childNamed(childNamed(childNamed(root, 'MedlineCitation'), 'Article'), 'Pagination') !== undefined;
    this.#hasOwnAuthors = childNamed(childNamed(root, 'BookDocument'), 'AuthorList') !== undefined;
  }

  map(): PubmedRecord {
    this.#walk('', this.#root);
    const csl = this.#csl;
    if (this.#abstract.length > 0) csl.abstract = this.#abstract.join('\n');
    const carried: Pick<ReadRecord, 'tags' | 'levels' | 'notes'> = { tags: [], levels: [], notes: [] };
    const { tags, keywords } = sortKeywords(this.#words);
    if (keywords.length > 0) csl.keyword = joinKeywords(keywords);
    const tokens = this.#tokens;
    const written = (variable: string) => tokens.filter((token) => token[2] === variable).map(([, value]) => value);
    for (const extra of this.#extras) takeExtra(extra, csl, carried, written);
    const address = this.#extras.some(([name]) => name === 'x-csl-URL') ? null : addressOf(csl);
    if (address) csl.URL ??= address;
    const key = this.#citationKey;
    return { csl, ...(key && { citationKey: key }), keywords, ...carried, tags, tokens, units: this.#units };
  }

  #walk(path: string, parent: XmlElement) {
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      const whole = path === '' ? child.name : `${path}/${child.name}`;
      if (groups.has(whole)) this.#walk(whole, child);
      else this.#take(path, whole, child);
    }
  }

  #take(path: string, whole: string, element: XmlElement) {
    const mapped = this.#place(whole, element);
    this.#tokens.push([whole, textOf(element), mapped]);
    const name = `x-pubmed-${element.name}`;
    this.#units.push({ path, element, variable: mapped ?? name });
    if (mapped === null && (element.children.length > 0 || Object.keys(element.attributes).length > 0))
      keepCustom(this.#csl, name, this.#sourceOf(element));
  }

  #sourceOf(element: XmlElement): string {
    return element.verbatim ?? this.#source.slice(element.from, element.to);
  }

  /** Puts one element in its place; null when it has none, or when it is taken by a different value. */
  #place(path: string, element: XmlElement): string | null {
    const variable = simple[path];
    if (variable) return this.#single(variable, readInline(element, rich.has(variable)));
    switch (element.name) {
      case 'PMID':
        return this.#single('PMID', readInline(element, false));
      case 'ArticleId':
        return this.#identifier(element.attributes.IdType ?? '', element);
      case 'ELocationID':
        // What was corrected since is no longer its number.
        return element.attributes.ValidYN === 'N' ? null : this.#identifier(element.attributes.EIdType ?? '', element);
      case 'ISSN':
        return this.#issn(element);
      case 'Title':
        return this.#journal(element);
      case 'PubDate':
        return this.#date('issued', element);
      case 'ArticleDate':
        return this.#date('available-date', element);
      case 'Pagination':
        return this.#pages(element);
      case 'AbstractText':
        return this.#abstractText(element);
      case 'AuthorList':
        return this.#authors(path, element);
      case 'BookTitle':
        return this.#single(this.#csl.type === 'chapter' ? 'container-title' : 'title', readInline(element, true));
      case 'MeshHeadingList':
        return this.#mesh(element);
      case 'Keyword':
        return this.#keyword(element);
      case 'MedlineJournalInfo':
        return this.#journalInfo(element);
      case 'PublicationTypeList':
        return isPlainType(element) ? 'type' : null;
      case 'GeneralNote':
      case 'Item':
        return this.#note(element);
      default:
        return null;
    }
  }

  #single(variable: string, text: string): string | null {
    const held = this.#csl[variable];
    if (text === '' || (held !== undefined && held !== text)) return null;
    this.#csl[variable] = text;
    return variable;
  }

  #identifier(kind: string, element: XmlElement): string | null {
    const variable = identifiers[kind];
    const text = readInline(element, false);
    // An article without pages may have a number: "e42692".
    if (kind === 'pii' && /^e\d+$/i.test(text) && !this.#hasPages && element.name === 'ELocationID')
      return this.#single('page', text);
    if (!variable) return null;
    return this.#single(variable, variable === 'PMCID' ? (normalisePmcid(text) ?? text) : text);
  }

  #issn(element: XmlElement): string | null {
    const text = readInline(element, false);
    const mapped = this.#single('ISSN', normaliseIssn(text) ?? text);
    if (mapped && element.attributes.IssnType) keepCustom(this.#csl, 'x-pubmed-ISSN', this.#sourceOf(element));
    return mapped;
  }

  #date(variable: 'issued' | 'available-date', element: XmlElement): string | null {
    const date = this.#csl[variable] ? null : readDate(element);
    if (!date) return null;
    this.#csl[variable] = date;
    return variable;
  }

  /** First and last page in full; MEDLINE abbreviates them ("101-9"). */
  #pages(element: XmlElement): string | null {
    const [from, to, both = ''] = ['StartPage', 'EndPage', 'MedlinePgn'].map((name) =>
      textOf(childNamed(element, name)).trim(),
    );
    const page = from && to && !/[,;]/.test(both) ? `${from}-${to}` : fullRange(both || (from ?? ''));
    const mapped = this.#single('page', page);
    if (mapped && both !== page) keepCustom(this.#csl, 'x-pubmed-Pagination', this.#sourceOf(element));
    return mapped;
  }

  /** Behind a name that several journals have, NLM says in brackets which one is meant: "(Hoboken, N.J.)". */
  #journal(element: XmlElement): string | null {
    const text = readInline(element, true);
    const [, title, place] = /^(.*\S) \(([^()]+, [^()]+?)(?: : \d{4})?\)$/.exec(text) ?? [];
    const isWhole = !title || this.#saysWhole('container-title');
    const mapped = this.#single('container-title', isWhole ? text : title);
    if (!mapped || isWhole) return mapped;
    keepCustom(this.#csl, 'x-pubmed-Title', this.#sourceOf(element));
    this.#csl['publisher-place'] ??= place;
    return mapped;
  }

  /** Whether a note of ours says what the variable is in full. */
  #saysWhole(variable: string): boolean {
    const notes = elementsOf(childNamed(this.#root, 'MedlineCitation') ?? this.#root);
    return notes.some((note) => note.name === 'GeneralNote' && textOf(note).startsWith(`x-csl-${variable}: `));
  }

  #abstractText(element: XmlElement): string | null {
    const text = readInline(element, false);
    const label = element.attributes.Label?.trim();
    if (text === '' && !label) return null;
    this.#abstract.push(label && label !== 'UNLABELLED' ? `${label}: ${text}` : text);
    return 'abstract';
  }

  /** Those of a chapter may stand beside the book's own. */
  #authors(path: string, element: XmlElement): string | null {
    const isEditors = element.attributes.Type === 'editors';
    const isOfBook = path === 'BookDocument/Book/AuthorList' && this.#hasOwnAuthors;
    const variable = isEditors ? 'editor' : isOfBook ? 'container-author' : 'author';
    const names = readAuthors(element);
    if (names.length === 0 || this.#csl[variable] !== undefined) return null;
    this.#csl[variable] = names as CslName[];
    return variable;
  }

  #mesh(element: XmlElement): string {
    for (const heading of elementsOf(element)) {
      const term = textOf(childNamed(heading, 'DescriptorName')).trim();
      if (term) this.#words.push(term);
    }
    keepCustom(this.#csl, 'x-pubmed-MeshHeadingList', this.#sourceOf(element));
    return 'keyword';
  }

  #keyword(element: XmlElement): string | null {
    const text = readInline(element, false);
    if (text === '') return null;
    this.#words.push(text);
    return sortKeywords([text]).tags.length > 0 ? 'tags' : 'keyword';
  }

  #journalInfo(element: XmlElement): string | null {
    const country = textOf(childNamed(element, 'Country')).trim();
    if (country === '') return null;
    if (elementsOf(element).length > 1) keepCustom(this.#csl, 'x-pubmed-MedlineJournalInfo', this.#sourceOf(element));
    return this.#single('publisher-place', country);
  }

  #note(element: XmlElement): string | null {
    const text = readInline(element, false);
    const [, name, value = ''] = extraText.exec(text) ?? [];
    if (name === 'x-speciosa-key') {
      this.#citationKey = value;
      return 'citation-key';
    }
    if (name) {
      this.#extras.push([name, value]);
      return name;
    }
    if (element.name === 'Item' || text === '') return null;
    this.#csl.note = this.#csl.note === undefined ? text : `${this.#csl.note}\n${text}`;
    return 'note';
  }
}
