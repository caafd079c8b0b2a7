import { type ListState, readerOf } from '#features/citations/queries/list-state.ts';
import { Prisma } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { pOfNanomolar } from '#lib/pharmacology/p-scale.ts';
import { type Comparable, inOrder } from '../disagreement.ts';
import { isMeasuredThere, takesPart } from './read-measured.ts';

/** The findings of one ligand at one target with no more than comparing them takes. */
export type ComparedPair = { ligandId: string; targetId: string; findings: Compared[] };
export type Compared = Comparable & { isSubmitted: boolean };

const [cellEnd, rowEnd] = ['\u001f', '\u001e'];

// An empty cell for what is not known, which `concat_ws` would leave out.
const cells = Prisma.sql`concat(${Prisma.join(
  [
    ...['id', "status = 'submitted'", 'readout', 'parameter', 'relation', 'nanomolar', 'action', 'direction'].map(
      (column) => Prisma.raw(`f.${column}`),
    ),
    isMeasuredThere,
  ],
  ', chr(31), ',
)})`;

/**
 * The pairs that can be in dispute at all, by their least and greatest. All that is read stands in one index (`finding_compared`), and comes as a
 * text for each pair: at ten thousand findings, to build and to read JSON takes longer than the rest.
 */
export async function readComparable(
  state: ListState,
  libraryId: string,
  withSubmitted: boolean,
): Promise<ComparedPair[]> {
  const pairs = await readerOf(state).$queryRaw<{ ligandId: string; targetId: string; findings: string }[]>`
    ${withTables(...state.tables)}SELECT f.ligand_id AS "ligandId", f.target_id AS "targetId", string_agg(${cells}, chr(30)) AS findings
    FROM finding f
    WHERE f.library_id = ${libraryId}::uuid AND ${takesPart(withSubmitted)} AND f.ligand_id IS NOT NULL AND f.target_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM citation c WHERE c.library_id = ${libraryId}::uuid AND c.id = f.citation_id AND c.trashed_at IS NOT NULL)
    GROUP BY f.ligand_id, f.target_id
    HAVING min(f.action) <> max(f.action) OR min(f.direction) <> max(f.direction) OR NOT bool_and(${isMeasuredThere})
      OR max(f.nanomolar) > 10 * min(f.nanomolar) FILTER (WHERE f.nanomolar > 0)`;
  return pairs.map(({ ligandId, targetId, findings }) => ({
    ...{ ligandId, targetId, findings: inOrder(findings.split(rowEnd).map(readRow)) },
  }));
}

function readRow(text: string): Compared {
  const [id = '', isSubmitted, readout = '', parameter, relation, nanomolar, action, direction, primary] =
    text.split(cellEnd);
  const number = Number(nanomolar);
  return {
    ...{ id, isSubmitted: isSubmitted === 't', readout: readout.trim(), parameter: parameter || null },
    relation: (relation || null) as Comparable['relation'],
    p: number > 0 ? pOfNanomolar(number) : null,
    action: action || null,
    direction: (direction || null) as Comparable['direction'],
    primary: primary === 't',
  };
}
