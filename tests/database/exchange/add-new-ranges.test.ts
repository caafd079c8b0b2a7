import { afterAll, expect, test } from 'vitest';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { foundLibrary } from '#features/exchange/commands/found-library.ts';
import { prepareInstance } from '#features/exchange/commands/prepare-instance.ts';
import { readDomainPack } from '#features/exchange/domain-pack.ts';
import { database, disconnect } from '#lib/database.ts';

afterAll(disconnect);

const { ranges } = await readDomainPack('kratom');
const rangesOf = (libraryId: string) => database().typicalRange.findMany({ where: { libraryId } });
const loadsOf = (libraryId: string) =>
  database().event.findMany({ where: { libraryId, verb: 'domainPack.loaded' }, orderBy: { seq: 'desc' } });

test('at the start, a library of a pack gets the ranges it lacks, and keeps its own', async () => {
  const ours = await foundLibrary(cliActor, { slug: 'ours', name: 'Ours' });
  const libraryId = ours.library.id;
  const whole = await rangesOf(libraryId);
  expect(whole).toHaveLength(ranges.length);

  // As of a time when the pack knew Ki alone, one of them changed since; and with a target of another name.
  await database().typicalRange.deleteMany({ where: { libraryId, parameter: { not: 'Ki' } } });
  await database().typicalRange.updateMany({ where: { libraryId, low: 80 }, data: { high: 900 } });
  await database().term.updateMany({ where: { libraryId, slug: 'cyp1a2' }, data: { slug: 'cytochrome-1a2' } });
  await prepareInstance();

  const now = await rangesOf(libraryId);
  expect(now).toHaveLength(ranges.length - 1);
  expect(now.filter(({ low }) => low === 80)).toMatchObject([{ parameter: 'Ki', high: 900 }]);
  const leaf = { parameter: 'content', matrix: 'leaf', targetId: null };
  expect(now.filter(({ matrix }) => matrix === 'leaf')).toMatchObject([leaf, leaf]);
  const [load, ...earlier] = await loadsOf(libraryId);
  expect(load).toMatchObject({ via: 'cli', details: { pack: 'kratom', ranges: 9 } });
  expect(earlier).toHaveLength(1);

  await prepareInstance();
  expect(await rangesOf(libraryId)).toEqual(now);
  expect(await loadsOf(libraryId)).toHaveLength(2);
});

test('a library without a pack gets none', async () => {
  const { library } = await foundLibrary(cliActor, { slug: 'bare', name: 'Bare' }, 'none');
  await prepareInstance();
  expect(await rangesOf(library.id)).toEqual([]);
});
