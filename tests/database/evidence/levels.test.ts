import { afterAll, describe, expect, it } from 'vitest';
import { clearLevel } from '#features/evidence/commands/clear-level.ts';
import { judgeLevel, judgeLevels } from '#features/evidence/commands/judge-level.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { replaceLevels } from '#features/evidence/commands/replace-levels.ts';
import { refreshLevelsOfRetagged } from '#features/evidence/jobs.ts';
import { levelRecord } from '#features/evidence/level-record.ts';
import { levelsOf } from '#features/evidence/queries.ts';
import { levelListSchema } from '#features/evidence/schema.ts';
import { createTerm } from '#features/vocabulary/commands/create-term.ts';
import { mergeTerms } from '#features/vocabulary/commands/merge-terms.ts';
import { database, disconnect, Prisma, transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { closeQueue } from '#lib/queue.ts';
import type { TestLibrary } from '../library.ts';
import { makeVocabulary, tagged } from '../tagged-library.ts';

afterAll(async () => {
  await closeQueue();
  await disconnect();
});

const designs = {
  clinical: null,
  rct: 'clinical',
  survey: 'clinical',
  'in-vivo-animal': null,
  'in-vitro-binding': null,
};
const trial = { scheme: 'ocebm', version: '2011', question: 'Does this intervention help?' };

async function designed(...slugs: (keyof typeof designs)[]) {
  const library = await makeVocabulary('design', designs);
  const citationId = await tagged(
    library,
    slugs.map((slug) => library.ids[slug] ?? ''),
  );
  await refresh(library, [citationId]);
  return { ...library, citationId };
}

function refresh({ libraryId }: TestLibrary, citationIds: string[]): Promise<string[]> {
  return transaction((tx) => refreshSuggestedLevels(tx, libraryId, citationIds));
}

async function levels({ libraryId }: TestLibrary, citationId: string): Promise<string[]> {
  const held = (await levelsOf(libraryId, [citationId])).get(citationId) ?? [];
  return held.map(({ scheme, question, code, basis }) => [scheme, question, code, basis].filter(Boolean).join(' '));
}

async function citation({ libraryId }: TestLibrary, id: string) {
  return database().citation.findUniqueOrThrow({ where: { libraryId_id: { libraryId, id } } });
}

describe('suggested levels', () => {
  it('follow the study design, also below a design the rules name', async () => {
    const library = await designed('in-vivo-animal', 'in-vitro-binding');
    expect(await levels(library, library.citationId)).toEqual(['preclinical P4 suggested']);
    expect(await citation(library, library.citationId)).toMatchObject({ levelRank: 7, version: 1 });
    const { id } = await createTerm(library.owner, { facet: 'design', name: 'Crossover trial', parent: 'design:rct' });
    const crossover = await tagged(library, [id]);
    const bare = await tagged(library, []);
    expect(await refresh(library, [library.citationId, crossover, bare])).toEqual([crossover]);
    expect(await levels(library, crossover)).toEqual(['ocebm treatment 2 suggested']);
    await database().citationTag.deleteMany({ where: { citationId: crossover } });
    expect(await refresh(library, [crossover])).toEqual([crossover]);
    expect(await levels(library, crossover)).toEqual([]);
    expect(await citation(library, crossover)).toMatchObject({ levelRank: null });
  });

  it('never touch what a person judged', async () => {
    const library = await designed('rct');
    const { curator, citationId } = library;
    await judgeLevel(curator, { citationId, level: { ...trial, code: '2' } });
    await database().citationTag.deleteMany({ where: { citationId } });
    await refresh(library, [citationId]);
    expect(await levels(library, citationId)).toEqual(['ocebm treatment 2 judged']);
  });

  it('follow when designs are merged, in the worker', async () => {
    const library = await designed('survey');
    const { owner, ids, libraryId, citationId } = library;
    expect(await levels(library, citationId)).toEqual(['ocebm common-harms 4 suggested']);
    await mergeTerms(owner, { id: ids.survey, version: 1, intoId: ids.rct });
    await refreshLevelsOfRetagged({ libraryId, termIds: [ids.rct ?? ''] });
    expect(await levels(library, citationId)).toEqual(['ocebm treatment 2 suggested']);
    const last = await database().event.findFirst({ where: { libraryId }, orderBy: { seq: 'desc' } });
    expect(last).toMatchObject({ verb: 'level.suggested', via: 'worker', details: { citations: 1 } });
  });
});

describe('a judgement', () => {
  it('keeps who, when and why, and raises the record’s version', async () => {
    const library = await designed('rct');
    const { curator, citationId, libraryId } = library;
    await judgeLevel(curator, { citationId, level: { ...trial, code: '3', reason: 'Half dropped out.' } });
    const [level] = (await levelsOf(libraryId, [citationId])).get(citationId) ?? [];
    expect(level).toMatchObject({
      ...{ question: 'treatment', code: '3', basis: 'judged', suggestedCode: '2', reason: 'Half dropped out.' },
      setBy: { id: curator.userId, name: curator.name },
    });
    expect(level && levelRecord(level)).toMatchObject({ ...trial, code: '3', setBy: 'Test curator' });
    expect(await citation(library, citationId)).toMatchObject({ levelRank: 3, version: 2 });
    const event = await database().event.findFirst({
      where: { libraryId },
      orderBy: { seq: 'desc' },
      include: { subjects: true },
    });
    expect(event).toMatchObject({ verb: 'level.judged', actorId: curator.userId, details: { level: 'OCEBM 3' } });
    expect(event?.subjects[0]).toMatchObject({
      before: { levels: [{ code: '2', basis: 'suggested' }] },
      after: { levels: [{ code: '3', basis: 'judged' }] },
    });
  });

  it('otherwise than suggested takes a reason', async () => {
    const { curator, citationId, ...library } = await designed('rct');
    const override = judgeLevel(curator, { citationId, level: { ...trial, code: '3', reason: '  ' } });
    await expect(override).rejects.toMatchObject({
      kind: 'invalid',
      errors: [{ pointer: '/level/reason', detail: 'The study design suggests OCEBM 2: give a reason for OCEBM 3.' }],
    });
    await judgeLevel(curator, { citationId, level: { ...trial, question: 'rare-harms', code: '3' } });
    expect(await levels({ ...library, curator }, citationId)).toEqual([
      'ocebm rare-harms 3 judged',
      'ocebm treatment 2 suggested',
    ]);
  });

  it('is a curator’s, on a citation that is there', async () => {
    const { viewer, curator, owner, citationId, libraryId } = await designed('rct');
    const level = { ...trial, code: '2' };
    await expect(judgeLevel(viewer, { citationId, level })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(judgeLevel(curator, { citationId: newId(), level })).rejects.toMatchObject({ kind: 'not-found' });
    const { id } = await designed('rct').then((other) => ({ id: other.citationId }));
    await expect(judgeLevel(owner, { citationId: id, level })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(judgeLevel(curator, { citationId, level: { ...level, code: '1a' } })).rejects.toThrow(
      'without letters',
    );
    await database().citation.update({
      where: { libraryId_id: { libraryId, id: citationId } },
      data: { trashedAt: new Date() },
    });
    await expect(judgeLevel(curator, { citationId, level })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('of many is one event', async () => {
    const library = await designed('rct');
    const { curator, citationId, libraryId } = library;
    const other = await tagged(library, []);
    const citationIds = [citationId, other];
    const before = await database().event.count({ where: { libraryId } });
    await judgeLevels(curator, { citationIds, level: { ...trial, code: '2' } });
    expect(await Promise.all(citationIds.map((id) => levels(library, id)))).toEqual([
      ['ocebm treatment 2 judged'],
      ['ocebm treatment 2 judged'],
    ]);
    expect(await database().event.count({ where: { libraryId } })).toBe(before + 1);
    await expect(judgeLevels(curator, { citationIds, level: { ...trial, code: '3' } })).rejects.toThrow(
      'give a reason',
    );
  });

  it('cleared gives way to the suggestion; a suggestion cleared stays away', async () => {
    const library = await designed('rct');
    const { curator, citationId, libraryId } = library;
    const levelId = async () => (await levelsOf(libraryId, [citationId])).get(citationId)?.[0]?.id;
    await judgeLevel(curator, { citationId, level: { ...trial, code: '4', reason: 'Ten people.' } });
    await clearLevel(curator, { citationId, levelId: await levelId() });
    expect(await levels(library, citationId)).toEqual(['ocebm treatment 2 suggested']);
    await clearLevel(curator, { citationId, levelId: await levelId() });
    expect(await levels(library, citationId)).toEqual([]);
    await expect(clearLevel(curator, { citationId, levelId: newId() })).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('a list of levels', () => {
  it('replaces the whole, and leaves alone what is sent back as it stands', async () => {
    const library = await designed('rct');
    const { curator, reviewer, citationId, libraryId } = library;
    const replace = (actor: typeof curator, list: unknown) =>
      transaction((tx) => replaceLevels(tx, actor, citationId, levelListSchema.parse(list)));
    const read = async () => ((await levelsOf(libraryId, [citationId])).get(citationId) ?? []).map(levelRecord);
    const harms = { scheme: 'ocebm', question: 'rare-harms', code: 3, reason: 'Registry.' };
    await replace(curator, [...(await read()), harms]);
    expect(await levels(library, citationId)).toEqual(['ocebm rare-harms 3 judged', 'ocebm treatment 2 suggested']);
    const before = await read();
    await replace(reviewer, before);
    expect(await read()).toEqual(before);
    await replace(reviewer, [{ ...trial, code: '2' }]);
    expect(await read()).toMatchObject([{ code: '2', basis: 'judged', setBy: 'Test reviewer' }]);
    await replace(reviewer, []);
    expect(await citation(library, citationId)).toMatchObject({ levelRank: null });
    await expect(replace(reviewer, [{ ...trial, code: '4' }])).rejects.toMatchObject({
      errors: [{ pointer: '/levels/0/reason' }],
    });
  });
});

describe('the database itself', () => {
  const row = { scheme: 'ocebm', schemeVersion: '2011', question: 'treatment', code: '2', basis: 'judged' } as const;

  it.each([
    ['an override without a reason', { suggestedCode: '1' }, 'citation_level_override_has_reason'],
    ['an override with an empty reason', { suggestedCode: '1', reason: '  ' }, 'citation_level_override_has_reason'],
    ['a judgement by nobody', { setById: null }, 'citation_level_judged_by_someone'],
    ['level 5 of a question without one', { question: 'prevalence', code: '5' }, 'citation_level_of_scheme'],
    ['a level of another table', { code: '1a' }, 'citation_level_of_scheme'],
    ['OCEBM without a question', { question: null }, 'citation_level_of_scheme'],
    [
      'a question on the ladder',
      { scheme: 'preclinical', schemeVersion: 'speciosa-1', code: 'P2' },
      'citation_level_of_scheme',
    ],
  ])('refuses %s', async (_, data, constraint) => {
    const { libraryId, curator, citationId } = await designed('survey');
    const { userId: setById } = curator;
    const insert = database().citationLevel.create({ data: { libraryId, citationId, setById, ...row, ...data } });
    await expect(insert).rejects.toThrow(constraint);
  });

  it('refuses a second level for one question', async () => {
    const { libraryId, curator, citationId } = await designed('rct');
    const { userId: setById } = curator;
    const insert = database().citationLevel.create({ data: { libraryId, citationId, setById, ...row } });
    await expect(insert).rejects.toThrow(Prisma.PrismaClientKnownRequestError);
  });
});
