import citeproc, { type Engine, type Parameters } from 'citeproc';
import type { CslItem } from '../csl/item.ts';
import { type CleanItem, cleanItem } from './clean-item.ts';
import type { CslNode } from './csl-tree.ts';
import type { Bibliography, Block, Layout, Section } from './entry.ts';
import type { KnownEntries } from './known-entries.ts';
import { type Mark, mark, readMarked, withoutMarks } from './marked-text.ts';

const OUTPUT = 'marked';
// A variable of our own, by which the processor is asked for some of the entries.
const PART = 'bibliography-part';

const as = (kind: Mark) => (_state: unknown, text: string) => mark(kind, text);

function quotes(open: string, close: string, apostrophe: string | null) {
  return (state: Engine, text: string | undefined) =>
    text === undefined ? (apostrophe ?? state.getTerm(open)) : state.getTerm(open) + text + state.getTerm(close);
}

citeproc.debug = () => undefined;
citeproc.Output.Formats[OUTPUT] = {
  text_escape: (text: string) => withoutMarks(text ?? ''),
  bibstart: '',
  bibend: '',
  '@passthrough/true': false,
  '@font-style/italic': as('italic'),
  '@font-style/oblique': as('italic'),
  '@font-style/normal': as('upright'),
  '@font-variant/small-caps': as('smallCaps'),
  '@font-variant/normal': as('noCaps'),
  '@font-weight/bold': as('bold'),
  '@font-weight/normal': as('light'),
  '@font-weight/light': as('light'),
  '@text-decoration/underline': as('underline'),
  '@text-decoration/none': as('plain'),
  '@vertical-align/sup': as('sup'),
  '@vertical-align/sub': as('sub'),
  '@vertical-align/baseline': as('baseline'),
  '@class/nodecor': false,
  '@strip-periods/true': false,
  '@strip-periods/false': false,
  '@quotes/true': quotes('open-quote', 'close-quote', null),
  '@quotes/inner': quotes('open-inner-quote', 'close-inner-quote', '\u2019'),
  '@quotes/false': false,
  '@cite/entry': false,
  '@bibliography/entry': function (this: { item_id?: string }, state: Engine, text: string) {
    state.sys.entryPrinted?.();
    return this?.item_id ? mark('id', this.item_id) + text : text;
  },
  '@display/block': as('block'),
  '@display/left-margin': as('margin'),
  '@display/right-inline': as('right'),
  '@display/indent': as('indent'),
  '@showid/true': false,
  '@URL/true': as('link'),
  '@DOI/true': as('link'),
};

export type Order = {
  items: readonly CslItem[];
  headings?: ReadonlyMap<string, string>;
  annotations?: ReadonlyMap<string, string>;
};

/** How far a bibliography is: its records are read and put in order first, then printed. */
export type Progress = { stage: 'reading' | 'ordering' | 'printing'; done: number; total: number };

/** One style in one language, compiled once; renders any number of bibliographies, one after the other. */
export class Processor {
  readonly #engine: Engine;
  readonly #known: KnownEntries | undefined;
  readonly #isNumbered: boolean;
  #items = new Map<string, CleanItem>();
  #rendered = 0;
  #read: ((id: string) => void) | undefined;
  #printed: (() => void) | undefined;

  /** `forced` puts the locale above the language the style was written for. `localeTree` must answer for any tag. */
  constructor(
    style: CslNode,
    locale: string,
    forced: boolean,
    localeTree: (tag: string) => CslNode,
    known?: KnownEntries,
  ) {
    const system = {
      retrieveItem: (id: string) => {
        this.#read?.(id);
        return this.#items.get(id) ?? { id, type: 'document' };
      },
      retrieveLocale: localeTree,
      embedBibliographyEntry: () => '',
      entryPrinted: () => this.#printed?.(),
    };
    this.#isNumbered = JSON.stringify(style).includes('"citation-number"');
    this.#engine = new citeproc.Engine(system, style, locale, forced);
    this.#engine.setOutputFormat(OUTPUT);
    this.#engine.opt.development_extensions.wrap_url_and_doi = true;
    this.#engine.opt.development_extensions.allow_field_hack_date_override = false;
    this.#known = known;
  }

  get hasBibliography(): boolean {
    return this.#engine.bibliography.tokens.length > 0;
  }

  render({ items, headings, annotations }: Order, tell: (progress: Progress) => void = () => undefined): Bibliography {
    const headingOf = (id: string) => headings?.get(id) ?? null;
    const names = [...new Set(items.map(({ id }) => headingOf(String(id))))];
    const partOf = ({ id }: CslItem) => names.indexOf(headingOf(String(id)));
    const ids = this.#take(items, partOf);
    try {
      this.#order(tell);
      const printed = this.#print(names.length, tell);
      const sections = names.map((heading): Section => ({ heading, entries: [] }));
      const omitted = new Set(ids.values());
      for (const [own, blocks] of printed.blocks) {
        const id = ids.get(own) ?? '';
        const annotation = annotations?.get(id);
        sections[names.indexOf(headingOf(id))]?.entries.push({ id, blocks, ...(annotation && { annotation }) });
        omitted.delete(id);
      }
      return {
        locale: this.#engine.opt.lang,
        layout: layoutOf(printed.parameters),
        sections: sections.filter(({ entries }) => entries.length > 0),
        omitted: [...omitted],
      };
    } finally {
      this.#items = new Map();
      this.#engine.updateItems([]);
    }
  }

  // The processor keeps what it worked out under an item's id, so none comes twice in its life. Gives our id of each of its.
  #take(items: readonly CslItem[], partOf: (item: CslItem) => number): Map<string, string> {
    const unique = [...new Map(items.map((item) => [String(item.id), item])).values()];
    const placed = unique.map((item) => ({ item, part: partOf(item) })).sort((a, b) => a.part - b.part);
    this.#rendered += 1;
    const ids = new Map<string, string>();
    for (const [at, { item, part }] of placed.entries()) {
      const id = `${this.#rendered}.${at}`;
      ids.set(id, String(item.id));
      this.#items.set(id, { ...cleanItem(item, id), system_id: id, [PART]: String(part) });
    }
    return ids;
  }

  #order(tell: (progress: Progress) => void): void {
    const total = this.#items.size;
    const seen = new Set<string>();
    this.#read = (id) => {
      seen.add(id);
      tell({ stage: seen.size < total ? 'reading' : 'ordering', done: seen.size, total });
    };
    this.#engine.updateItems([...this.#items.keys()]);
    this.#read = undefined;
  }

  /** What each record prints as, in their order; those that print nothing are left out. */
  #print(
    parts: number,
    tell: (progress: Progress) => void,
  ): { blocks: Map<string, Block[]>; parameters: Parameters | undefined } {
    const made = new Map<string, Block[]>();
    const order = this.#engine.registry.getSortedIds();
    // Who is named again, and who by a dash, hangs on the entry above, so nothing can be taken from before.
    const isChained = typeof this.#engine.bibliography.opt['subsequent-author-substitute'] === 'string';
    const known = isChained ? undefined : this.#known;
    const keys = new Map(known && order.map((id) => [id, this.#keyOf(id)]));
    for (const [id, key] of keys) {
      const blocks = known?.get(key);
      if (blocks) made.set(id, blocks);
      else this.#engine.refetchItem(id)[PART] = 'new';
    }
    let done = made.size;
    this.#printed = () => tell({ stage: 'printing', done: ++done, total: order.length });
    const wanted = known ? ['new'] : isChained ? Array.from({ length: parts }, (_, part) => String(part)) : [null];
    let parameters: Parameters | undefined;
    for (const value of wanted) {
      const answer = this.#engine.makeBibliography(value === null ? undefined : { include: [{ field: PART, value }] });
      if (!answer) break;
      parameters ??= answer[0];
      for (const { id, blocks } of answer[1].map(readMarked)) if (id !== null) made.set(id, blocks);
    }
    this.#printed = undefined;
    for (const [id, key] of keys) known?.set(key, made.get(id) ?? []);
    const ordered = order.flatMap((id) => (made.get(id)?.length ? [[id, made.get(id) ?? []] as const] : []));
    return { blocks: new Map(ordered), parameters };
  }

  /** All that an entry hangs on besides the style: the record, its number where numbers print, and what tells it from its namesakes. */
  #keyOf(id: string): string {
    const { seq, disambig } = this.#engine.registry.registry[id] ?? {};
    const { id: _, system_id: __, [PART]: ___, ...record }: Partial<CleanItem> = this.#items.get(id) ?? {};
    return JSON.stringify([record, this.#isNumbered && seq, disambig]);
  }
}

function layoutOf(parameters: Parameters | undefined): Layout {
  return {
    hangingIndent: Boolean(parameters?.hangingindent),
    secondFieldAlign: parameters?.['second-field-align'] || null,
    lineSpacing: parameters?.linespacing ?? 1,
    entrySpacing: parameters?.entryspacing ?? 1,
  };
}
