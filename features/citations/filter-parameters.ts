import { storable } from '#lib/storable-text.ts';

/** Every parameter of a list of citations, in the order of a canonical address. */
export const parameterNames = [
  'q',
  'collection',
  'tag',
  'not',
  'type',
  'year',
  'level',
  'status',
  'has',
  'is',
  'added',
  'id',
  'asOf',
  'sort',
  'limit',
  'cursor',
] as const;

/** What a route and a page get of an address. */
export type SearchParameters = URLSearchParams | Record<string, string | string[] | undefined>;

/** All values of a parameter as they can be asked of the database, those of nothing but space left out. */
export function values(parameters: SearchParameters, name: string): string[] {
  const given = parameters instanceof URLSearchParams ? parameters.getAll(name) : parameters[name];
  return [given ?? []]
    .flat()
    .map(storable)
    .filter((value) => value.trim() !== '');
}
