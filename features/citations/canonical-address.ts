import { parameterNames, values } from './filter-parameters.ts';

type Parameters = Record<string, string | string[] | undefined>;

/**
 * Forms without script send fields that are empty, boxes one by one and a range of years as its two ends. Gives the address they mean,
 * or null when it is that already.
 */
export function canonicalAddress(path: string, parameters: Parameters): string | null {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => [name, each] as const),
  );
  const isForm = given.some(
    ([name, value]) => value === '' || name === 'year-from' || name === 'year-to' || name === 'page',
  );
  const manyIds = values(parameters, 'id');
  if (!isForm && manyIds.length < 2) return null;
  const address = new URLSearchParams();
  for (const [name, value] of given) {
    if (value !== '' && !['year-from', 'year-to', 'page', 'id'].includes(name)) address.append(name, value);
  }
  const [from] = values(parameters, 'year-from');
  const [to] = values(parameters, 'year-to');
  if (from || to) address.set('year', from === to ? (from ?? '') : `${from ?? ''}..${to ?? ''}`);
  if (manyIds.length > 0) address.set('id', manyIds.join(','));
  const order = (name: string) => (parameterNames as readonly string[]).indexOf(name);
  const sorted = [...address].sort(([a], [b]) => order(a) - order(b));
  const query = String(new URLSearchParams(sorted)).replaceAll('%2C', ',').replaceAll('%3A', ':');
  return query === '' ? path : `${path}?${query}`;
}
