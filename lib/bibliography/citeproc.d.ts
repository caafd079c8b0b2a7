declare module 'citeproc' {
  import type { CslNode } from '#lib/bibliography/csl-tree.ts';

  type Item = { id: string; [variable: string]: unknown };
  type System = {
    retrieveItem(id: string): Item;
    retrieveLocale(language: string): CslNode;
    embedBibliographyEntry?(id: string): string;
    /** Ours: called when the text of an entry is made. */
    entryPrinted?(): void;
  };
  type Parameters = {
    hangingindent?: boolean | number;
    'second-field-align': false | 'flush' | 'margin';
    linespacing: number;
    entryspacing: number;
  };
  type Decorate = (this: { item_id?: string }, state: Engine, text: string) => string;

  class Engine {
    constructor(system: System, style: CslNode | string, language: string, forceLanguage: boolean);
    opt: {
      lang: string;
      development_extensions: { wrap_url_and_doi: boolean; allow_field_hack_date_override: boolean };
    };
    sys: System;
    bibliography: { tokens: unknown[]; opt: { 'subsequent-author-substitute'?: unknown } };
    registry: {
      registry: Record<string, { seq: number; disambig: unknown } | undefined>;
      getSortedIds(): string[];
    };
    setOutputFormat(name: string): void;
    updateItems(ids: string[]): void;
    refetchItem(id: string): Item;
    makeBibliography(filter?: { include: { field: string; value: string }[] }): [Parameters, string[]] | false;
    getTerm(name: string): string;
  }

  const processor: {
    Engine: typeof Engine;
    Output: { Formats: Record<string, Record<string, false | string | ((text: string) => string) | Decorate>> };
    debug(message: string): void;
  };

  export type { Engine, Parameters, System };
  export default processor;
}
