import { type Person, personSql } from '#features/accounts/person-sql.ts';
import { type Paper, paperSql } from '#features/citations/paper-sql.ts';
import type { ListState } from '#features/citations/queries/list-state.ts';
import { checksOf, retractionsOf, toCheckAgain } from '#features/retractions/queries.ts';
import type { Transaction } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { parameterRule } from '#lib/pharmacology/parameter-rules.ts';
import { warningsOf } from '#lib/pharmacology/warnings.ts';
import type { Finding } from '#prisma/generated/client.ts';
import { printedResult } from '../derived.ts';
import type { FindingContent } from '../finding-content.ts';
import type { FindingRecord } from '../finding-record.ts';
import { contentOf, findingColumns } from '../finding-row.ts';
import { nameIn, tagIn } from '../resolve-terms.ts';
import { siblingWarnings } from './sibling-warnings.ts';
import { usualRanges } from './usual-ranges.ts';

/** Findings by id with all that is shown of them, in the order asked for. The caller has made sure that its reader may see them. */
export async function readFindings(
  client: Transaction,
  libraryId: string,
  ids: readonly string[],
  { vocabulary, tables }: Pick<ListState, 'vocabulary' | 'tables'>,
): Promise<FindingRecord[]> {
  const [rows, usualOf, siblings] = await Promise.all([
    client.$queryRaw<Row[]>`
      ${withTables(...tables)}SELECT ${findingColumns}, ${paperSql} AS citation, ${personSql('f.author_id')} AS author,
        ${personSql('f.accepted_by_id')} AS "acceptedBy", ${personSql('f.rejected_by_id')} AS "rejectedBy"
      FROM finding f JOIN citation c ON c.library_id = f.library_id AND c.id = f.citation_id
      WHERE f.library_id = ${libraryId}::uuid AND f.id = ANY (${ids}::uuid[])`,
    usualRanges(client, libraryId, tables),
    siblingWarnings(client, libraryId, ids, tables),
  ]);
  const papers = rows.map(({ citationId }) => citationId);
  const retractions = await retractionsOf(libraryId, papers, client, tables);
  const checks = retractions.size > 0 ? await checksOf(libraryId, 'finding', ids, client, tables) : new Map();
  const records = new Map(
    rows.map((row) => {
      const content = contentOf(row, tagIn(vocabulary));
      const warnings = [
        ...warningsOf(questioned(content, row), usualOf(row, content, nameIn(vocabulary))),
        ...(siblings.get(row.id) ?? []),
      ];
      const retraction = retractions.get(row.citationId) ?? null;
      const recheck = retraction ? toCheckAgain([retraction], checks.get(row.id)) : [];
      return [row.id, { ...recordOf(row, content), warnings, retraction, recheck }];
    }),
  );
  return ids.flatMap((id) => records.get(id) ?? []);
}

type Row = Finding & { citation: Paper; author: Person; acceptedBy: Person; rejectedBy: Person };

function recordOf(row: Row, content: FindingContent): Omit<FindingRecord, 'warnings' | 'retraction' | 'recheck'> {
  const { id, version, label, value, nanomolar, pX, status, author, acceptedBy, rejectedBy } = row;
  const { citation, pack, packId, verification } = row;
  const verified = (verification ?? {}) as { status?: string; source?: string };
  return {
    ...{ id, version, label, content, value, nanomolar, pX, printed: printedResult(content) },
    ...{ citation, status, author, acceptedBy, rejectedBy, submittedAt: row.submittedAt, acceptedAt: row.acceptedAt },
    ...{ rejectedAt: row.rejectedAt, rejectionReason: row.rejectionReason },
    provenance:
      pack && packId ? { pack, id: packId, status: verified.status ?? '', source: verified.source ?? '' } : null,
    ...{ createdAt: row.createdAt, changedAt: row.changedAt },
  };
}

function questioned(content: FindingContent, { value, unit }: Finding) {
  const { assay, parameter, relation, interval, dispersion, printedP, emax, referenceAgonist, dose, isPrimary } =
    content;
  return {
    ...{ assay, parameter, relation, value, unit, printedP, dose, isPrimary },
    ...{ low: interval?.low ?? null, high: interval?.high ?? null, dispersionKind: dispersion?.kind ?? null },
    // Emax alone, as a value of its own, is asked for its reference too.
    emax: emax?.value ?? (parameter && parameterRule(parameter)?.code === 'Emax' ? value : null),
    ...{ emaxLow: emax?.interval?.low ?? null, emaxHigh: emax?.interval?.high ?? null },
    ...{ emaxDispersionKind: emax?.dispersion?.kind ?? null, emaxReference: referenceAgonist },
  };
}
