import { beforeEach, expect, test } from 'vitest';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { recordEvent } from '#features/activity/commands.ts';
import { verifyChains } from '#features/activity/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { makeLibrary } from '../library.ts';

let actor: LibraryActor;

beforeEach(async () => {
  actor = (await makeLibrary()).curator;
  for (let i = 1; i <= 4; i++) {
    const after = { title: `Title ${i}`, z: 1, a: [1.5, null, { b: 'é' }], when: new Date(0), nothing: undefined };
    await transaction((tx) =>
      recordEvent(tx, actor, {
        verb: 'citation.updated',
        subjects: [{ type: 'citation', id: newId(), label: `C${i}`, before: null, after }],
        details: { note: i },
      }),
    );
  }
});

const chain = async () => (await verifyChains(cliActor)).find(({ libraryId }) => libraryId === actor.library.id);

/** What someone with the database's password can do behind the application's back. */
async function tamper(sql: string): Promise<void> {
  await database().$transaction(async (tx) => {
    await tx.$executeRawUnsafe('ALTER TABLE event DISABLE TRIGGER event_append_only');
    await tx.$executeRawUnsafe('ALTER TABLE event_subject DISABLE TRIGGER event_subject_append_only');
    await tx.$executeRawUnsafe(sql.replaceAll('LIBRARY', `library_id = '${actor.library.id}'`));
    await tx.$executeRawUnsafe('ALTER TABLE event ENABLE TRIGGER event_append_only');
    await tx.$executeRawUnsafe('ALTER TABLE event_subject ENABLE TRIGGER event_subject_append_only');
  });
}

test('an untouched chain holds', async () => {
  expect(await chain()).toEqual({
    libraryId: actor.library.id,
    library: actor.library.slug,
    events: 4,
    broken: null,
  });
});

test.each([
  ['who did it', `UPDATE event SET actor_name = 'Eve' WHERE LIBRARY AND seq = 2`],
  ['when', `UPDATE event SET at = at - interval '1 day' WHERE LIBRARY AND seq = 2`],
  ['what it says', `UPDATE event SET details = '{"note": 3}' WHERE LIBRARY AND seq = 2`],
  ['what it changed', `UPDATE event_subject SET after = '{"title": "Other"}' WHERE LIBRARY AND seq = 2`],
  ['what it was about', `DELETE FROM event_subject WHERE LIBRARY AND seq = 2`],
])('a changed row is found: %s', async (_what, sql) => {
  await tamper(sql);
  expect((await chain())?.broken).toEqual({ seq: '2', reason: 'event 2 was changed after it was written' });
});

test('a removed row is found, in the middle and at the end', async () => {
  await tamper(
    `WITH gone AS (DELETE FROM event_subject WHERE LIBRARY AND seq = 4) DELETE FROM event WHERE LIBRARY AND seq = 4`,
  );
  expect((await chain())?.broken?.reason).toBe('the chain ends at 3, but 4 events were written');
  await tamper(
    `WITH gone AS (DELETE FROM event_subject WHERE LIBRARY AND seq = 2) DELETE FROM event WHERE LIBRARY AND seq = 2`,
  );
  expect((await chain())?.broken).toEqual({ seq: '2', reason: 'event 2 is missing' });
});

test('the application itself cannot rewrite history', async () => {
  await expect(database().$executeRaw`UPDATE event SET via = 'x'`).rejects.toThrow('append-only');
  await expect(database().$executeRaw`DELETE FROM event_subject`).rejects.toThrow('append-only');
  await expect(database().$executeRaw`TRUNCATE event, event_subject`).rejects.toThrow('append-only');
});

test('only administrators verify', async () => {
  await expect(verifyChains(actor)).rejects.toThrow('administrator');
});
