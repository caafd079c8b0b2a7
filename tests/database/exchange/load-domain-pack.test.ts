import { afterAll, describe, expect, it } from 'vitest';
import { levelRecord } from '#features/evidence/level-record.ts';
import { levelsOf } from '#features/evidence/queries.ts';
import { loadDomainPack } from '#features/exchange/commands/load-domain-pack.ts';
import { readDomainPack } from '#features/exchange/domain-pack.ts';
import { countTerms, findTerm } from '#features/vocabulary/queries.ts';
import { database, disconnect, transaction } from '#lib/database.ts';
import { makeLibrary } from '../library.ts';

afterAll(disconnect);

const pack = await readDomainPack('kratom');
const everything = { facets: 10, terms: 309, citations: 89, findings: 130, claims: 36 };

describe('the kratom pack', () => {
  it('is loaded whole', async () => {
    const { owner, viewer, libraryId } = await makeLibrary();
    expect(await transaction((tx) => loadDomainPack(tx, owner, pack))).toEqual(everything);
    const citations = await database().citation.findMany({
      where: { libraryId },
      include: { tags: { include: { term: { include: { facet: true } } } } },
    });
    const levels = await levelsOf(
      libraryId,
      citations.map(({ id }) => id),
    );
    for (const { id, key, csl, tags, levelRank } of citations) {
      const given = pack.tags[key];
      expect(tags.map(({ term }) => `${term.facet.slug}:${term.slug}`).sort()).toEqual(given?.tags.toSorted());
      expect(csl).toMatchObject({ custom: { verification: { status: pack.verification[key]?.status } } });
      expect(levelRank === null).toBe(levels.get(id)?.length === 0);
    }
    const kruegel = citations.find(({ key }) => key === 'kruegel2016synthetic');
    expect(levels.get(kruegel?.id ?? '')?.map(levelRecord)).toMatchObject([
      { scheme: 'preclinical', version: 'speciosa-1', code: 'P2', basis: 'suggested', setBy: null },
    ]);
    const mor = await findTerm(viewer, 'target:mor');
    expect(mor).toMatchObject({
      identifiers: { uniprot: 'P35372', iupharName: 'μ receptor' },
      parent: { slug: 'opioid-receptors' },
    });
    const counts = await countTerms(viewer);
    expect(counts.get(mor.id)?.direct).toBe(
      Object.values(pack.tags).filter(({ tags }) => tags.includes('target:mor')).length,
    );
  });

  it('loaded again adds nothing and changes nothing', async () => {
    const { owner, libraryId } = await makeLibrary();
    await transaction((tx) => loadDomainPack(tx, owner, pack));
    const where = { libraryId };
    await database().citation.updateMany({
      where: { ...where, key: 'kruegel2016synthetic' },
      data: { trashedAt: new Date() },
    });
    await database().term.updateMany({ where: { ...where, slug: 'mor' }, data: { name: 'Ours' } });
    expect(await transaction((tx) => loadDomainPack(tx, owner, pack))).toEqual({
      facets: 0,
      terms: 0,
      citations: 0,
      findings: 0,
      claims: 0,
    });
    expect(await database().event.count({ where })).toBe(1);
    expect(await database().term.findFirst({ where: { ...where, slug: 'mor' } })).toMatchObject({ name: 'Ours' });
  });

  it('is an owner’s to load', async () => {
    const { reviewer } = await makeLibrary();
    await expect(transaction((tx) => loadDomainPack(tx, reviewer, pack))).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
