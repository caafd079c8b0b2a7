import type { ListedCreator } from './queries/list-citations.ts';

const namedInFull = 4;

/** `Kruegel AC, Gassaway MM, Kapoor A, … Sames D`: authors, or who stands in their place, as reference lists of the field shorten them. */
export function creatorsInShort(creators: readonly ListedCreator[]): string {
  const authors = creators.filter(({ role }) => role === 'author');
  const named = authors.length > 0 ? authors : creators.filter(({ role }) => role === creators[0]?.role);
  const names = named.map(shortName).filter((name) => name !== '');
  const [role] = named.map((creator) => creator.role);
  const suffix = role && role !== 'author' ? ` (${role})` : '';
  if (names.length <= namedInFull) return `${names.join(', ')}${names.length > 0 ? suffix : ''}`;
  return `${names.slice(0, namedInFull - 1).join(', ')}, … ${names.at(-1)}${suffix}`;
}

function shortName({ family, given, literal }: ListedCreator): string {
  if (!family) return literal ?? given ?? '';
  const initials = (given ?? '').split(/[\s.-]+/).map((part) => part.charAt(0).toUpperCase());
  return [family, initials.join('')].filter(Boolean).join(' ');
}
