import { cliActor } from '#features/accounts/cli-actor.ts';
import { recordEvent } from '#features/activity/commands.ts';
import { actingIn } from '#features/libraries/actor-library.ts';
import type { Transaction } from '#lib/database.ts';
import { readPackRanges } from '../domain-pack.ts';

/**
 * Gives the libraries of a domain pack the usual ranges it has had since they were founded. What a library has of the same ligand, target and parameter stays
 * as it is, whatever the pack says now; of a term it has no more, nothing is usual.
 */
export async function addNewRanges(tx: Transaction, pack: 'kratom'): Promise<void> {
  const ranges = JSON.stringify(await readPackRanges(pack));
  // A pack is loaded as its library is founded: its event is the second at most.
  const added = await tx.$queryRaw<{ libraryId: string; ranges: number }[]>`
    WITH tagged AS (SELECT t.library_id, t.id, f.slug || ':' || t.slug AS tag
      FROM term t JOIN facet f ON f.library_id = t.library_id AND f.id = t.facet_id),
    added AS (INSERT INTO typical_range (library_id, id, ligand_id, target_id, parameter, matrix, low, high)
      SELECT e.library_id, gen_random_uuid(), ligand.id, target.id, r.parameter, r.matrix, r.low, r.high
      FROM library l JOIN event e ON e.library_id = l.id AND e.seq <= 2 AND e.verb = 'domainPack.loaded' AND e.details->>'pack' = ${pack}
      CROSS JOIN jsonb_to_recordset(${ranges}::jsonb) r(ligand text, target text, parameter text, matrix text, low float, high float)
      LEFT JOIN tagged ligand ON ligand.library_id = l.id AND ligand.tag = r.ligand
      LEFT JOIN tagged target ON target.library_id = l.id AND target.tag = r.target
      WHERE num_nulls(r.ligand, ligand.id) <> 1 AND num_nulls(r.target, target.id) <> 1
      ON CONFLICT DO NOTHING RETURNING library_id)
    SELECT library_id AS "libraryId", count(*)::int AS ranges FROM added GROUP BY library_id`;
  for (const { libraryId, ranges: count } of added) {
    const library = await tx.library.findUniqueOrThrow({ where: { id: libraryId } });
    const subject = { type: 'library', id: libraryId, label: library.name, before: null, after: null };
    await recordEvent(tx, actingIn(cliActor, library, 'owner'), {
      verb: 'domainPack.loaded',
      subjects: [subject],
      details: { pack, ranges: count },
    });
  }
}
