import { type Fault, invalid } from '#lib/problem.ts';
import { nearestTerm } from './nearest-term.ts';
import { searchTerms, termNamed } from './term-search.ts';
import { slugFromName, splitTag } from './term-slug.ts';
import { currentTerm, type Facet, type Term, type Vocabulary } from './vocabulary-tree.ts';

/** A term that an open facet lacks and could be given. */
export type MissingTerm = { facet: Facet; slug: string; name: string };

export type ResolvedTags = {
  /** Terms in use, each once, in the order asked for. */
  terms: Term[];
  missing: MissingTerm[];
  faults: Fault[];
};

/**
 * Finds what each `facet:term` means today: by slug, else by name or synonym; a deprecated one leads to its successor. What an open facet
 * does not have is `missing`; everything else that cannot be found is a fault that says what may have been meant.
 */
export function resolveIn(vocabulary: Vocabulary, tags: readonly string[], pointer = '/tags'): ResolvedTags {
  const terms = new Map<string, Term>();
  const missing = new Map<string, MissingTerm>();
  const faults: Fault[] = [];
  for (const [index, tag] of tags.entries()) {
    const found = resolveOne(vocabulary, tag);
    if (typeof found === 'string') faults.push({ pointer: `${pointer}/${index}`, detail: found });
    else if ('tag' in found) terms.set(found.id, found);
    else if (!missing.has(`${found.facet.slug}:${found.slug}`)) missing.set(`${found.facet.slug}:${found.slug}`, found);
  }
  return { terms: [...terms.values()], missing: [...missing.values()], faults };
}

/** Throws what is wrong with tags, if anything is. */
export function refuseFaults(faults: readonly Fault[]): void {
  const [first] = faults;
  if (first) throw invalid(faults.length === 1 ? first.detail : `${faults.length} terms are not known.`, [...faults]);
}

function resolveOne(vocabulary: Vocabulary, tag: string): Term | MissingTerm | string {
  const typed = splitTag(tag);
  if (!typed) return bareWords(vocabulary, tag);
  const facet = vocabulary.facets.find(({ slug }) => slug === typed.facet);
  if (!facet) return unknown(vocabulary, tag);
  const term = termNamed(vocabulary, facet.slug, typed.term);
  if (term) return inUse(currentTerm(term));
  const slug = slugFromName(typed.term);
  const bySlug = vocabulary.byTag.get(`${facet.slug}:${slug}`);
  if (bySlug && facet.open) return inUse(currentTerm(bySlug));
  return facet.open && slug !== '' ? { facet, slug, name: nameFrom(typed.term) } : unknown(vocabulary, tag);
}

// Without a facet only a name that means one thing in the whole vocabulary will do.
function bareWords(vocabulary: Vocabulary, text: string): Term | string {
  const named = vocabulary.facets.flatMap(({ slug }) => termNamed(vocabulary, slug, text.trim()) ?? []);
  const [only, ...others] = named;
  if (only && others.length === 0) return inUse(currentTerm(only));
  if (only) return `“${text}” may be ${named.map(({ tag }) => tag).join(' or ')}: write one of them.`;
  return unknown(vocabulary, text);
}

function inUse(term: Term): Term | string {
  return term.isDeprecated ? `${term.tag} is no longer used, and nothing stands in its place.` : term;
}

function unknown(vocabulary: Vocabulary, tag: string): string {
  const near = searchTerms(vocabulary, tag, { limit: 1 })[0]?.term ?? nearestTerm(vocabulary, tag);
  return `There is no term ${tag.trim() || 'without a name'}.${near ? ` Did you mean ${near.tag}?` : ''}`;
}

// `to-check` was made an address of somewhere; a person's words stay as they are.
function nameFrom(text: string): string {
  const name = text.replace(/\s+/g, ' ').trim().slice(0, 120);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(name)) return name;
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
