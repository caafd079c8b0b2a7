import type { CslItem } from '#lib/csl/item.ts';
import type { LookupService } from '#lib/env.ts';
import type { RequestKind } from './read-identifiers.ts';

/** One service as something that finds records. */
export type Finder = {
  name: LookupService;
  label: string;
  /** The kinds of requests it knows, and how many of each it takes at a time. */
  batches: Partial<Record<RequestKind, number>>;
  /** The records found, by the value asked for. Throws `ServiceFault`. */
  find(kind: RequestKind, values: readonly string[], signal?: AbortSignal): Promise<Map<string, CslItem>>;
};

/** For services that take one value a request: all of them, as the service's gate lets them pass. */
export async function oneByOne(
  values: readonly string[],
  find: (value: string) => Promise<CslItem | null>,
): Promise<Map<string, CslItem>> {
  const found = await Promise.all(values.map(async (value) => [value, await find(value)] as const));
  return new Map(found.flatMap(([value, csl]) => (csl ? [[value, csl]] : [])));
}
