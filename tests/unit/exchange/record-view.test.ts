import { expect, it } from 'vitest';
import { recordView } from '#features/exchange/record-view.ts';
import { emptyCounts } from '#features/exchange/schema.ts';

const counts = { ...emptyCounts, total: 5, new: 3, duplicate: 2 };

it('an address shows all records or those of a verdict, and leads to the others', () => {
  const all = recordView({}, counts);
  expect(all).toMatchObject({ verdict: undefined, from: 0, firstHref: '?#records' });
  expect(all.tabs).toEqual([
    { href: '?#records', label: 'All', count: 5, current: true },
    { href: '?check=new#records', label: 'New', count: 3, current: false },
    { href: '?check=duplicate#records', label: 'Duplicate', count: 2, current: false },
  ]);
  const some = recordView({ check: 'duplicate', from: '2' }, counts);
  expect(some).toMatchObject({ verdict: 'duplicate', from: 2, firstHref: '?check=duplicate#records' });
  expect([some.nextHref(4), some.nextHref()]).toEqual(['?check=duplicate&from=4#records', undefined]);
});

it('what an address cannot mean is not taken from it', () => {
  expect(recordView({ check: 'nonsense', from: '-3' }, counts)).toMatchObject({ verdict: undefined, from: 0 });
  expect(recordView({ check: 'broken' }, counts).tabs.at(-1)).toMatchObject({ label: 'Broken', current: true });
});
