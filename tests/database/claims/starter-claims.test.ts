import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listClaims, requireClaimFilters } from '#features/claims/queries/list-claims.ts';
import { loadDomainPack } from '#features/exchange/commands/load-domain-pack.ts';
import { readDomainPack } from '#features/exchange/domain-pack.ts';
import { database, disconnect, transaction } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

let library: TestLibrary;
const pack = await readDomainPack('kratom');
beforeAll(async () => {
  library = await makeLibrary();
  await transaction((tx) => loadDomainPack(tx, library.owner, pack));
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const list = (query: string) => listClaims(library.viewer, requireClaimFilters(new URLSearchParams(query)));

describe('the starter claims', () => {
  it('load with every link, waiting for review, with nobody’s verdict', async () => {
    const { items, total } = await list('limit=200');
    expect(total).toBe(36);
    const links = pack.claims.reduce((sum, claim) => sum + claim.links.length, 0);
    expect(await database().claimLink.count({ where: { libraryId: library.libraryId } })).toBe(links);
    for (const claim of items) {
      expect(claim).toMatchObject({ status: 'submitted', author: null, verdict: null, provenance: { pack: 'kratom' } });
      expect(claim.content.summary).not.toBeNull();
      expect(claim.topic).not.toBeNull();
      expect(claim.evidence.filter(({ gone }) => gone)).toEqual([]);
    }
  });

  it('keep their sides: mitragynine as a partial agonist is disputed in the balance', async () => {
    const { items } = await list('q=partial agonist at the μ');
    const [claim] = items;
    expect(claim?.content.proposedVerdict).toBe('contested');
    const sides = claim?.evidence.map(({ relation }) => relation);
    expect(sides).toEqual(expect.arrayContaining(['supports', 'contradicts', 'qualifies']));
    expect(claim?.balance.map(({ mark }) => mark)).toContain('P2');
  });

  it('are found by topic, by words and by whether a verdict is signed', async () => {
    expect((await list('topic=topic:glutamate-modulation')).total).toBeGreaterThan(2);
    expect((await list('verdict=none')).total).toBe(36);
    expect((await list('verdict=supported')).total).toBe(0);
    const first = await list('limit=10&sort=-statement');
    const second = await list(`limit=10&sort=-statement&cursor=${first.next}`);
    const ids = new Set([...first.items, ...second.items].map(({ id }) => id));
    expect(ids.size).toBe(20);
    expect(() => requireClaimFilters(new URLSearchParams('verdict=true'))).toThrow();
  });
});
