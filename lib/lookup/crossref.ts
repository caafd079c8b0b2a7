import { z } from 'zod';
import { normaliseDoi, normaliseIsbn } from '#lib/csl/identifiers.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { crossrefRecord } from './crossref-record.ts';
import { type Finder, oneByOne } from './finder.ts';
import { matchesReference } from './matches-reference.ts';
import type { PoliteClient } from './polite-client.ts';

const list = z.object({ message: z.object({ items: z.array(z.unknown()) }) });
const single = z.object({ message: z.unknown() });
const books = new Set(['book', 'monograph', 'edited-book', 'reference-book']);

/** Crossref's REST API: DOIs (many in one list), ISBNs, publishers' item numbers in addresses, and references by their words. */
export function crossref(client: PoliteClient): Finder {
  const works = async (query: Record<string, string | number>, signal?: AbortSignal): Promise<unknown[]> => {
    const answer = list.safeParse(await client.json('/works', query, signal));
    return answer.data?.message.items ?? [];
  };
  return {
    name: 'crossref',
    label: client.label,
    batches: { doi: 20, isbn: 1, address: 1, reference: 1 },
    async find(kind, values, signal) {
      const found = new Map<string, CslItem>();
      // A comma ends a value of a filter.
      const listed = values.length > 2 ? values.filter((value) => !value.includes(',')) : [];
      if (kind === 'doi') {
        if (listed.length > 0) {
          const filter = listed.map((doi) => `doi:${doi}`).join(',');
          for (const item of await works({ filter, rows: listed.length }, signal)) keep(found, item);
        }
        const alone = values.filter((value) => !listed.includes(value));
        const answers = await oneByOne(alone, async (doi) => {
          const answer = single.safeParse(await client.json(`/works/${encodeURIComponent(doi)}`, {}, signal));
          return answer.data ? crossrefRecord(answer.data.message) : null;
        });
        return new Map([...found, ...answers]);
      }
      return oneByOne(values, async (value) => {
        if (kind === 'isbn') return bookOf(await works({ filter: `isbn:${value}`, rows: 20 }, signal), value);
        if (kind === 'address') return itemNumbered(value, works, signal);
        const items = await works({ 'query.bibliographic': value.slice(0, 500), rows: 3 }, signal);
        return items.map(crossrefRecord).find((csl) => csl && matchesReference(csl, value)) ?? null;
      });
    },
  };
}

function keep(found: Map<string, CslItem>, item: unknown): void {
  const csl = crossrefRecord(item);
  const doi = csl && normaliseDoi(String(csl.DOI ?? ''));
  if (csl && doi) found.set(doi, csl);
}

/** Chapters have the ISBN of their book: the book is meant. */
function bookOf(items: readonly unknown[], isbn: string): CslItem | null {
  const whole = items.find((item) => books.has(z.object({ type: z.string() }).safeParse(item).data?.type ?? ''));
  const csl = crossrefRecord(whole);
  return csl &&
    String(csl.ISBN ?? '')
      .split(', ')
      .some((each) => normaliseIsbn(each) === isbn)
    ? csl
    : null;
}

/** Elsevier's addresses name an article by the publisher's own number, which Crossref knows. */
async function itemNumbered(
  address: string,
  works: (query: Record<string, string | number>, signal?: AbortSignal) => Promise<unknown[]>,
  signal?: AbortSignal,
): Promise<CslItem | null> {
  const number = /\/([SB]\d{4}-?\d{3}[\dX]\(?\d{2}\)?\d{5}-?[\dX])(?![\dX])/i
    .exec(address.replaceAll('%28', '(').replaceAll('%29', ')'))?.[1]
    ?.replace(/[-()]/g, '')
    .toUpperCase();
  if (!number) return null;
  const [item] = await works({ filter: `alternative-id:${number}`, rows: 2 }, signal);
  return crossrefRecord(item);
}
