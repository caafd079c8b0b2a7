import { describe, expect, it } from 'vitest';
import { differencesOf, joinRecords } from '#features/lookup/record-difference.ts';
import type { CslItem } from '#lib/csl/item.ts';

const held: CslItem = {
  type: 'article-journal',
  title: 'A Leaf',
  DOI: '10.1000/X',
  volume: '3',
  note: 'mine',
  custom: { 'x-ris-c1': 'kept' },
};

describe('refreshing a record', () => {
  it('says what differs and what is new, and nothing of what the service does not know', () => {
    const found: CslItem = {
      type: 'article-journal',
      title: 'A leaf of kratom',
      DOI: '10.1000/x',
      volume: 3,
      abstract: 'Words.',
    };
    expect(
      differencesOf(held, found).map(({ variable, before, after, isNew }) => [variable, before, after, isNew]),
    ).toEqual([
      ['title', 'A Leaf', 'A leaf of kratom', false],
      ['abstract', '', 'Words.', true],
    ]);
  });

  it('adds relations to what is kept beside the record, once', () => {
    const relation = { kind: 'retracted-by', doi: '10.1000/r' };
    const found: CslItem = { type: 'article-journal', custom: { relations: [relation] } };
    const [difference] = differencesOf(held, found);
    expect(difference?.value).toEqual({ 'x-ris-c1': 'kept', relations: [relation] });
    const refreshed = { ...held, custom: difference?.value as Record<string, unknown> };
    expect(
      differencesOf(refreshed, { ...found, custom: { relations: [{ ...relation, source: 'openalex' }] } }),
    ).toEqual([]);
  });

  it('believes the first service and fills in from the others', () => {
    expect(joinRecords([])).toBeNull();
    expect(
      joinRecords([
        { type: 'book', title: 'One' },
        { type: 'chapter', title: 'Two', PMID: '1' },
      ]),
    ).toEqual({ type: 'book', title: 'One', PMID: '1' });
  });
});
