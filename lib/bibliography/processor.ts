import citeproc, { type Engine, type Parameters } from 'citeproc';
import type { CslItem } from '../csl/item.ts';
import { type CleanItem, cleanItem } from './clean-item.ts';
import type { CslNode } from './csl-tree.ts';
import type { Bibliography, Entry, Layout, Section } from './entry.ts';
import { type Mark, mark, readMarked, withoutMarks } from './marked-text.ts';

const OUTPUT = 'marked';
// A variable of our own, by which the processor is asked for one section.
const SECTION = 'bibliography-section';

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
  '@bibliography/entry': function (this: { item_id?: string }, _state: unknown, text: string) {
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

/** One style in one language, compiled once; renders any number of bibliographies, one after the other. */
export class Processor {
  readonly #engine: Engine;
  #items = new Map<string, CleanItem>();
  #rendered = 0;

  /** `forced` puts the locale above the language the style was written for. `localeTree` must answer for any tag. */
  constructor(style: CslNode, locale: string, forced: boolean, localeTree: (tag: string) => CslNode) {
    const retrieveItem = (id: string) => this.#items.get(id) ?? { id, type: 'document' };
    const system = { retrieveItem, retrieveLocale: localeTree, embedBibliographyEntry: () => '' };
    this.#engine = new citeproc.Engine(system, style, locale, forced);
    this.#engine.setOutputFormat(OUTPUT);
    this.#engine.opt.development_extensions.wrap_url_and_doi = true;
    this.#engine.opt.development_extensions.allow_field_hack_date_override = false;
  }

  get hasBibliography(): boolean {
    return this.#engine.bibliography.tokens.length > 0;
  }

  render({ items, headings, annotations }: Order): Bibliography {
    const headingOf = (item: CslItem) => headings?.get(String(item.id)) ?? null;
    const names = [...new Set(items.map(headingOf))];
    this.#take(items, (item) => names.indexOf(headingOf(item)));
    try {
      this.#engine.updateItems([...this.#items.keys()]);
      const made = names.map((heading, at) => this.#section(heading, names.length > 1 ? String(at) : null));
      const sections = made.map(({ section }) => section).filter(({ entries }) => entries.length > 0);
      const printed = new Set<string>();
      for (const entry of sections.flatMap(({ entries }) => entries)) {
        printed.add(entry.id);
        const annotation = annotations?.get(entry.id);
        if (annotation) entry.annotation = annotation;
      }
      const omitted = [...new Set(items.map(({ id }) => String(id)))].filter((id) => !printed.has(id));
      const layout = layoutOf(made.map(({ parameters }) => parameters).filter((parameters) => parameters !== null));
      return { locale: this.#engine.opt.lang, layout, sections, omitted };
    } finally {
      this.#items = new Map();
      this.#engine.updateItems([]);
    }
  }

  // The processor keeps what it worked out under an item's id, so none comes twice in its life.
  #take(items: readonly CslItem[], sectionOf: (item: CslItem) => number): void {
    const unique = [...new Map(items.map((item) => [String(item.id), item])).values()];
    const placed = unique.map((item) => ({ item, section: sectionOf(item) })).sort((a, b) => a.section - b.section);
    this.#rendered += 1;
    this.#items = new Map(
      placed.map(({ item, section }, at) => {
        const id = `${this.#rendered}.${at}`;
        return [id, { ...cleanItem(item, id), system_id: String(item.id), [SECTION]: String(section) }];
      }),
    );
  }

  #section(heading: string | null, key: string | null): { section: Section; parameters: Parameters | null } {
    const made = this.#engine.makeBibliography(
      key === null ? undefined : { include: [{ field: SECTION, value: key }] },
    );
    if (!made) return { section: { heading, entries: [] }, parameters: null };
    const [parameters, texts] = made;
    const entries = texts.map((text) => readMarked(text)).filter((entry): entry is Entry => entry.id !== null);
    return { section: { heading, entries }, parameters };
  }
}

function layoutOf(all: Parameters[]): Layout {
  const first = all[0];
  return {
    hangingIndent: Boolean(first?.hangingindent),
    secondFieldAlign: first?.['second-field-align'] || null,
    lineSpacing: first?.linespacing ?? 1,
    entrySpacing: first?.entryspacing ?? 1,
    maxOffset: Math.max(0, ...all.map(({ maxoffset }) => maxoffset)),
  };
}
