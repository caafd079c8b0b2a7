import { z } from 'zod';
import { parseDate } from '#lib/csl/date.ts';
import { normaliseIsbn } from '#lib/csl/identifiers.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { Finder } from './finder.ts';
import type { PoliteClient } from './polite-client.ts';
import { parsePrintedName } from './printed-name.ts';
import { keywordsOf, nameOf, recordOf, titleOf } from './record-parts.ts';

const text = z.coerce.string().optional().catch(undefined);
const named = z
  .array(z.looseObject({ name: text }))
  .optional()
  .catch(undefined);
const book = z.looseObject({
  title: text,
  subtitle: text,
  authors: named,
  publishers: named,
  publish_places: named,
  publish_date: text,
  number_of_pages: text,
  subjects: named,
  url: text,
  identifiers: z
    .looseObject({ isbn_13: z.array(z.string()).optional(), isbn_10: z.array(z.string()).optional() })
    .optional()
    .catch(undefined),
});

/** Open Library: books by ISBN, many in one request. */
export function openlibrary(client: PoliteClient): Finder {
  return {
    name: 'openlibrary',
    label: client.label,
    batches: { isbn: 50 },
    async find(_kind, values, signal) {
      const bibkeys = values.map((isbn) => `ISBN:${isbn}`).join(',');
      const answer = z
        .record(z.string(), z.unknown())
        .safeParse(await client.json('/api/books', { bibkeys, format: 'json', jscmd: 'data' }, signal));
      return new Map(
        values.flatMap((isbn) => {
          const csl = openlibraryRecord(answer.data?.[`ISBN:${isbn}`], isbn);
          return csl ? [[isbn, csl] as const] : [];
        }),
      );
    },
  };
}

function openlibraryRecord(answer: unknown, isbn: string): CslItem | null {
  const { data } = book.safeParse(answer);
  if (!data) return null;
  const issued = data.publish_date ? parseDate(data.publish_date) : undefined;
  const year = /\b(?:1[5-9]|20)\d\d\b/.exec(data.publish_date ?? '')?.[0];
  const own = [...(data.identifiers?.isbn_13 ?? []), ...(data.identifiers?.isbn_10 ?? [])].map(normaliseIsbn);
  return recordOf({
    type: 'book',
    title: titleOf(data.title, data.subtitle),
    author: (data.authors ?? []).flatMap(({ name }) => nameOf(parsePrintedName(name ?? ''))),
    publisher: data.publishers?.[0]?.name,
    'publisher-place': data.publish_places?.[0]?.name,
    issued: issued?.['date-parts'] || !year ? issued : { 'date-parts': [[Number(year)]] },
    'number-of-pages': data.number_of_pages,
    ISBN: [...new Set([isbn, ...own.filter((each) => each !== null)])].join(', '),
    URL: data.url,
    keyword: keywordsOf(data.subjects?.map(({ name }) => name).slice(0, 20) ?? []),
  });
}
