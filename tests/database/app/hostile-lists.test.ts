import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parameterNames } from '#features/citations/filter-parameters.ts';
import { sorts } from '#features/citations/filters.ts';
import { printCursor } from '#features/citations/list-cursor.ts';
import { disconnect } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import {
  fillLibrary,
  makeLibraryWithTree,
  randomCitation,
  type StoredCitation,
} from '../features/citations/random-library.ts';
import type { TestLibrary } from '../library.ts';
import { apiClient } from './api-client.ts';

let library: TestLibrary;
let other: TestLibrary;
let ours: StoredCitation[];
let theirs: StoredCitation[];
let api: Awaited<ReturnType<typeof apiClient>>;
const alive = { trashed: false };
beforeAll(async () => {
  [library, other] = [await makeLibraryWithTree(), await makeLibraryWithTree()];
  const sample = (seed: number) =>
    fc.sample(randomCitation, { numRuns: 25, seed }).map((each) => ({ ...each, ...alive }));
  ours = await fillLibrary(library, sample(1));
  theirs = await fillLibrary(other, sample(2));
  api = await apiClient(library, 'read');
});
afterAll(disconnect);

/** Every way to a list of citations; the client holds each answer, refusals included, to the OpenAPI document. */
const doors = [
  '/citations',
  '/facets',
  '/export?format=csl-json',
  '/export?format=bibtex',
  '/bibliography?format=text',
];

/** A list or a clear refusal: nothing else, and nothing of another library. */
async function ask(door: string, parameters: [string, string][]): Promise<void> {
  const [path = '', given = ''] = door.split('?');
  const query = new URLSearchParams(parameters);
  for (const [name, value] of new URLSearchParams(given)) query.append(name, value);
  await askFor(`${path}?${query}`);
}

async function askFor(address: string): Promise<void> {
  const { status, body } = await api.send('GET', address);
  expect([200, 400, 404, 422], `${address}: ${JSON.stringify(body)}`).toContain(status);
  if (status !== 200) {
    expect(body).toMatchObject({ status, title: expect.any(String), detail: expect.stringMatching(/\w/) });
    return;
  }
  const { items } = body as { items?: { id: string }[] };
  const known = new Set(ours.map(({ id }) => id));
  expect((items ?? []).filter(({ id }) => !known.has(id))).toEqual([]);
  const text = JSON.stringify(body);
  expect(theirs.filter(({ id }) => text.includes(id))).toEqual([]);
}

const hostile: Record<string, string> = {
  'a quote': "'",
  quotes: `'"\`''""\\'\\"`,
  'a NUL': 'alfa\0bravo',
  'control characters': '\u0001\u0008\u001b[2J\u007f\u0085',
  'half of a pair': 'alfa \ud800',
  'the other half': '\udfff alfa',
  'right to left': '\u202ealfa\u2066',
  'a joined family': '👩‍👩‍👧‍👦'.repeat(50),
  'many marks on a letter': `a${'\u0301'.repeat(900)}`,
  'opened a thousand times': '('.repeat(999),
  'opened and closed': `${'('.repeat(499)}a${')'.repeat(499)}`,
  'NOT upon NOT': `${'NOT '.repeat(240)}alfa`,
  'minus upon minus': `${'-'.repeat(998)}a`,
  'OR upon OR': `alfa${' OR alfa'.repeat(120)}`,
  'a word of 10,000 letters': 'a'.repeat(10_000),
  'a word of 1,000 letters': 'ä'.repeat(1000),
  'a prefix of everything': '*',
  'short prefixes': 'a* b* c* d* e* f* g* h* i* j*',
  'an evil pattern': `(a+)+$ ${'a'.repeat(60)}!`,
  another: '^(([a-z])+.)+[A-Z]([a-z])+$',
  'wildcards of LIKE': '%_%\\%_\\_%',
  JSON: '{"$gt":"","__proto__":{"role":"owner"}}',
  'a JSON list': '["a",null,1e999]',
  'a fragment of SQL': "' OR 1=1; DROP TABLE citation; --",
  'a union': "x') UNION SELECT id, hash, name, 1 FROM api_token--",
  'a sleep': "'||pg_sleep(10)||'",
  'a placeholder': '$1 #{id} :id ?::uuid',
  'operators of a text search': "alfa & !bravo <-> 'x':*A | <9999> y",
  'a template': '{{7*7}}<script>alert(1)</script>',
  'a path': '../../../../etc/passwd',
  'a huge number': `9${'9'.repeat(400)}`,
  'numbers that are none': 'NaN',
  'a float': '1e308',
  'less than nothing': '-0',
  'a range upside down': '2020..2010',
  'ranges of ranges': '1..2..3',
  'names every object has': '__proto__',
  and: 'constructor',
  'as a term': 'constructor:prototype',
  'three hundred terms': Array.from({ length: 300 }, (_, index) => `x:a${index}`).join(','),
  commas: ','.repeat(500),
  dots: '..',
  'a year': '2016',
  'dates that are none': '2026-02-31',
  'the first moment': '0001-01-01',
  'the last moment': '9999-12-31T23:59:59.999Z',
  'percent signs': '%00%27%ff',
  blanks: ' \u00a0\u2003\u3000',
};

describe.each(Object.entries(hostile))('%s', (_, value) => {
  test('as any parameter, at any door', async () => {
    for (const door of doors)
      await ask(door, [
        ['q', value],
        ['sort', 'relevance'],
      ]);
    for (const name of parameterNames) await ask('/citations', [[name, value]]);
    for (const name of parameterNames) await ask('/facets', [[name, value]]);
    const fields = ['author', 'title', 'journal', 'abstract', 'year', 'doi', 'pmid', 'tag', 'level', 'key', 'note'];
    for (const field of fields) {
      await ask('/citations', [['q', `${field}:${value}`]]);
      await ask('/citations', [['q', `${field}:"${value}"`]]);
    }
    await ask(
      '/citations',
      parameterNames.map((name) => [name, value]),
    );
  });
});

describe('a cursor', () => {
  const orders = sorts.flatMap((sort) => [sort, `-${sort}`]);

  test('of one order in another, and of another library, gives nothing that is not ours', async () => {
    const theirApi = await apiClient(other, 'read');
    const search = { relevance: '&q=alfa OR bravo OR golm', place: '&collection=shelf' };
    const of = (order: string) => search[order.replace('-', '') as 'relevance' | 'place'] ?? '';
    for (const order of orders) {
      for (const from of [api, theirApi]) {
        const { body } = await from.send('GET', `/citations?limit=1&sort=${order}${of(order)}`);
        const { next } = body as { next: string | null };
        if (next) for (const in_ of orders) await askFor(`/citations?sort=${in_}${of(in_)}&cursor=${next}`);
      }
    }
  });

  test.each(orders)(
    'forged, in the order %s',
    async (sort) => {
      const values: unknown[] = [
        "' OR true",
        '',
        'a\0b',
        '\ud800',
        1e300,
        -1e300,
        1.5,
        2 ** 31,
        null,
        true,
        [],
        {},
        '9'.repeat(5000),
      ];
      const ids = [newId(), theirs[0]?.id ?? '', "' OR true", '', '0'.repeat(3000)];
      for (const value of values) {
        for (const id of ids)
          await ask('/citations', [
            ['sort', sort],
            ['cursor', printCursor({ sort, value: value as string, id })],
          ]);
      }
    },
    60_000,
  );

  test.each(['[', 'null', '[1,2]', '{"sort":"year"}', '['.repeat(3000), '"\\ud800"'])('made of %.20s', async (text) => {
    await ask('/citations', [['cursor', Buffer.from(text).toString('base64url')]]);
  });
});

test('bytes that are no text', async () => {
  for (const name of parameterNames) {
    for (const bytes of ['%ff%fe', '%00', '%ED%A0%80', '%C0%AF', '%', '%u0041', '+++']) {
      await askFor(`/citations?${name}=${bytes}`);
    }
  }
});

test('whatever else is written, anywhere', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'\'"\\()*-:;%_$&|!<>{}[],.~@#^ aA0\0'), maxLength: 60 }),
    fc
      .tuple(fc.constantFrom(...Object.values(hostile)), fc.string({ unit: 'binary', maxLength: 10 }))
      .map((all) => all.join('')),
  );
  const address = fc.array(fc.tuple(fc.constantFrom(...parameterNames), text), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('/citations', '/facets'), address, (door, parameters) => ask(door, parameters)),
    { numRuns: Number(process.env.LIST_CASES ?? 250), endOnFailure: true },
  );
}, 600_000);
