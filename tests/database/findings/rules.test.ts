import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database, disconnect } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { actions, directions, results, validityFlags } from '#lib/pharmacology/action.ts';
import { assayTypes } from '#lib/pharmacology/assay-rules.ts';
import { dispersionKinds, intervalKinds } from '#lib/pharmacology/dispersion.ts';
import { relations } from '#lib/pharmacology/relation.ts';
import { closeQueue } from '#lib/queue.ts';
import { type FindingLibrary, makeFindingLibrary } from './finding-library.ts';

let library: FindingLibrary;
let author: string;
let other: string;
beforeAll(async () => {
  library = await makeFindingLibrary();
  author = library.reviewer.userId ?? '';
  other = library.otherReviewer.userId ?? '';
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

// Straight SQL: what no screen and no command stands before.
async function insert(columns: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const row = {
    ...{ library_id: library.libraryId, id, citation_id: library.citationId, author_id: author },
    ...{ ligand_id: library.ids.mitragynine, assay: 'binding', direction: 'supports', quote: 'q', locator: 'l' },
    ...columns,
  };
  await database().$executeRawUnsafe(
    `INSERT INTO finding SELECT * FROM jsonb_populate_record(NULL::finding, to_jsonb($1::json) || $2::jsonb)`,
    JSON.stringify({ label: '', subunits: [], is_primary: true, values_estimated: false, status: 'draft', ...row }),
    JSON.stringify({ created_at: new Date(), changed_at: new Date(), recorded_at: new Date(), version: 1 }),
  );
  return id;
}
const set = (id: string, assignments: string) =>
  database().$executeRawUnsafe(`UPDATE finding SET ${assignments} WHERE id = '${id}'`);
const accepted = (by: string) => `status = 'accepted', accepted_by_id = '${by}', accepted_at = now()`;

describe('nobody accepts their own', () => {
  it('in one statement or two, by update or by insert', async () => {
    const id = await insert({ status: 'submitted' });
    await expect(set(id, accepted(author))).rejects.toThrow('finding_not_accepted_by_author');
    await expect(set(id, `accepted_by_id = '${author}'`)).rejects.toThrow('finding_not_accepted_by_author');
    await expect(set(id, `author_id = '${other}'`)).rejects.toThrow('the author stays');
    await expect(set(id, 'author_id = NULL')).rejects.toThrow('the author stays');
    await expect(set(id, `status = 'accepted', accepted_at = now()`)).rejects.toThrow('a person accepts');
    const own = { status: 'accepted', accepted_by_id: author, accepted_at: new Date() };
    await expect(insert(own)).rejects.toThrow('finding_not_accepted_by_author');
    await expect(insert({ status: 'accepted', accepted_at: new Date() })).rejects.toThrow(
      'finding_accepted_by_someone',
    );
    await set(id, accepted(other));
    await expect(set(id, `accepted_by_id = '${library.owner.userId}'`)).rejects.toThrow('who accepted stays');
  });

  it('not of what came with a pack either, once it is theirs', async () => {
    const pack = { pack: 'test', author_id: null, status: 'submitted' };
    const id = await insert({ ...pack, pack_id: 'a' });
    await set(id, `status = 'rejected', rejected_by_id = '${other}', rejection_reason = 'wrong'`);
    await set(id, `status = 'submitted', author_id = '${author}'`);
    await expect(set(id, accepted(author))).rejects.toThrow('finding_not_accepted_by_author');
    const untouched = await insert({ ...pack, pack_id: 'b' });
    await expect(set(untouched, `status = 'accepted', accepted_at = now()`)).rejects.toThrow('a person accepts');
    await expect(insert({ author_id: null })).rejects.toThrow('finding_has_author');
  });

  it('nor skips a step, rejects without a reason, or submits without quote and locator', async () => {
    const id = await insert();
    await expect(set(id, accepted(other))).rejects.toThrow('no step from draft to accepted');
    await expect(set(id, `status = 'submitted', quote = ' '`)).rejects.toThrow('finding_submitted_whole');
    await set(id, `status = 'submitted'`);
    await expect(set(id, `status = 'rejected', rejected_by_id = '${other}'`)).rejects.toThrow(
      'finding_rejected_with_reason',
    );
  });

  it('and what is accepted changes only with a revision someone else accepted', async () => {
    const id = await insert({ status: 'submitted' });
    await set(id, accepted(other));
    await expect(set(id, `outcome = 'rewritten'`)).rejects.toThrow('changes by an accepted revision');
    const revision = newId();
    await database().revision.create({
      data: {
        ...{ libraryId: library.libraryId, id: revision, setId: newId(), subjectType: 'finding', subjectId: id },
        ...{ field: 'outcome', currentValue: '', proposedValue: 'rewritten', reason: 'read again', proposerId: author },
      },
    });
    const decide = (status: string, by: string) =>
      database().$executeRawUnsafe(
        `UPDATE revision SET status = '${status}', decided_by_id = '${by}', decided_at = now(), decision_reason = 'r' WHERE id = '${revision}'`,
      );
    await expect(set(id, `outcome = 'rewritten', last_revision_id = '${revision}'`)).rejects.toThrow(
      'accepted revision',
    );
    await expect(decide('accepted', author)).rejects.toThrow('revision_not_decided_by_proposer');
    await expect(decide('rejected', author)).rejects.toThrow('revision_not_decided_by_proposer');
    await expect(decide('withdrawn', other)).rejects.toThrow('revision_withdrawn_by_proposer');
    await expect(decide('superseded', other)).rejects.toThrow('revision_superseded_by_one');
    await decide('accepted', other);
    await expect(decide('rejected', other)).rejects.toThrow('decided once');
    await set(id, `outcome = 'rewritten', last_revision_id = '${revision}'`);
    await expect(set(id, `outcome = 'and again', last_revision_id = '${revision}'`)).rejects.toThrow(
      'accepted revision',
    );
  });
});

describe('words and numbers', () => {
  it.each<[string, readonly string[], object]>([
    ['assay', assayTypes, {}],
    ['relation', relations, {}],
    ['direction', directions, {}],
    ['result', results, {}],
    ['action', actions, {}],
    ['validity_flag', validityFlags, {}],
    ['dispersion_kind', dispersionKinds, { dispersion: 1 }],
    ['interval_kind', intervalKinds, { low: 1 }],
    ['emax_dispersion_kind', dispersionKinds, { emax: 1, emax_dispersion: 1 }],
    ['emax_interval_kind', intervalKinds, { emax: 1, emax_low: 1 }],
  ])('%s takes every word of the table and no other', async (column, words, more) => {
    for (const word of words) await insert({ ...more, [column]: word });
    await expect(insert({ ...more, [column]: 'something else' })).rejects.toThrow(`finding_${column}_known`);
  });

  it.each<[string, Record<string, unknown>]>([
    ['finding_dispersion_whole', { dispersion: 3 }],
    ['finding_dispersion_whole', { dispersion_kind: 'SEM' }],
    ['finding_interval_whole', { low: 3 }],
    ['finding_interval_whole', { interval_kind: 'range' }],
    ['finding_interval_order', { low: 3, high: 2, interval_kind: 'range' }],
    ['finding_confidence_not_mixed', { dispersion: 3, dispersion_kind: '90% CI', low: 1, interval_kind: '95% CI' }],
    ['finding_emax_whole', { emax_low: 3, emax_interval_kind: 'range' }],
    ['finding_emax_interval_whole', { emax: 3, emax_high: 4 }],
    ['finding_emax_dispersion_positive', { emax: 3, emax_dispersion: -1, emax_dispersion_kind: 'SD' }],
    [
      'finding_emax_confidence_not_mixed',
      { emax: 3, emax_dispersion: 1, emax_dispersion_kind: '90% CI', emax_low: 1, emax_interval_kind: '95% CI' },
    ],
    ['finding_n_positive', { n: 0 }],
    ['finding_rating_range', { rating: 6 }],
    ['finding_quote_short', { quote: 'x'.repeat(301) }],
    ['finding_value_whole', { value: 3 }],
    ['finding_ph_range', { ph: 15 }],
    ['finding_level_of_scheme', { level_scheme: 'preclinical', level_version: 'speciosa-1', level_code: '2' }],
    ['finding_p_x_derived', { p_x: 7, nanomolar: 100, relation: '>' }],
    ['finding_p_x_derived', { p_x: 7, nanomolar: 200, relation: '=' }],
    ['finding_p_x_derived', { p_x: 7, nanomolar: 100, relation: '=', validity_flag: 'unit doubtful' }],
  ])('%s refuses %o', async (constraint, columns) => {
    await expect(insert(columns)).rejects.toThrow(constraint);
  });

  it('a pX goes with its exact molar value, repeated or not', async () => {
    await expect(insert({ p_x: 7, nanomolar: 100, relation: '=' })).resolves.toBeTruthy();
    await expect(
      insert({ p_x: 7, nanomolar: 100, relation: '=', validity_flag: 'repeat citation' }),
    ).resolves.toBeTruthy();
  });
});

describe('the vocabulary', () => {
  it('a merged term takes its findings along, accepted ones too', async () => {
    const id = await insert({ status: 'submitted', target_id: library.ids.kor });
    await set(id, accepted(other));
    await database().$executeRawUnsafe(
      `UPDATE term SET deprecated_at = now(), successor_id = '${library.ids.mor}' WHERE id = '${library.ids.kor}'`,
    );
    const row = await database().finding.findFirstOrThrow({ where: { id } });
    expect(row.targetId).toBe(library.ids.mor);
  });
});
