import type { TermMatch } from './term-search.ts';
import { type Term, termPath } from './vocabulary-tree.ts';

/** A term as something to choose by typing. */
export type TagChoice = { value: string; label: string; kind: string; detail: string };

/** `by`: the synonym it was found by, which is then said. */
export function tagChoice(term: Term, by: TermMatch['by'] = null): TagChoice {
  const path = [
    term.facet.name,
    ...termPath(term)
      .slice(0, -1)
      .map(({ name }) => name),
  ].join(' › ');
  return { value: term.tag, label: term.name, kind: term.facet.name, detail: by ? `${by} · ${path}` : path };
}

/** What an open facet is offered for a text that no term has. */
export function newTagChoice(facet: { slug: string; name: string }, typed: string): TagChoice {
  const name = typed.replaceAll(',', ' ').replace(/\s+/g, ' ').trim();
  return { value: `${facet.slug}:${name}`, label: name, kind: facet.name, detail: `New in ${facet.name}` };
}

/** Values of a tag field: one `facet:term` each from the picker, or a list with commas typed without script. */
export function tagFields(data: FormData, field = 'tags'): string[] {
  return data.getAll(field).flatMap((value) =>
    String(value)
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  );
}
