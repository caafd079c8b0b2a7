import { checksOf, retractionsOf, toCheckAgain } from '#features/retractions/queries.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { Transaction } from '#lib/database.ts';
import { parameterRule } from '#lib/pharmacology/parameter-rules.ts';
import { warningsOf } from '#lib/pharmacology/warnings.ts';
import type { Finding } from '#prisma/generated/client.ts';
import { printedResult } from '../derived.ts';
import type { FindingContent } from '../finding-content.ts';
import type { FindingRecord } from '../finding-record.ts';
import { contentOf } from '../finding-row.ts';
import { nameIn, tagIn } from '../resolve-terms.ts';
import { pairRanges } from './pair-ranges.ts';
import { siblingWarnings } from './sibling-warnings.ts';

const person = { select: { id: true, name: true } };
const include = {
  citation: {
    select: {
      ...{ id: true, key: true, doi: true, pmid: true, title: true, year: true },
      creators: {
        where: { role: 'author' },
        orderBy: { position: 'asc' },
        take: 3,
        select: { family: true, literal: true },
      },
    },
  },
  ...{ author: person, acceptedBy: person, rejectedBy: person },
} as const;

/** Findings by id with all that is shown of them, in the order asked for. The caller has made sure that its reader may see them. */
export async function readFindings(
  client: Transaction,
  libraryId: string,
  ids: readonly string[],
  vocabulary: Vocabulary,
): Promise<FindingRecord[]> {
  const [rows, ranges, siblings] = await Promise.all([
    client.finding.findMany({ where: { libraryId, id: { in: [...ids] } }, include }),
    pairRanges(client, libraryId),
    siblingWarnings(client, libraryId, ids),
  ]);
  const papers = rows.map(({ citationId }) => citationId);
  const retractions = await retractionsOf(libraryId, papers, client);
  const checks = retractions.size > 0 ? await checksOf(libraryId, 'finding', ids, client) : new Map();
  const records = new Map(
    rows.map((row) => {
      const content = contentOf(row, tagIn(vocabulary));
      const range = ranges.get(`${row.ligandId} ${row.targetId} ${row.parameter}`);
      const names = [content.ligand, content.target].map((tag) => (tag ? nameIn(vocabulary)(tag) : ''));
      const pair = range ? { range, what: names.join(' at ') } : null;
      const warnings = [...warningsOf(questioned(content, row), pair), ...(siblings.get(row.id) ?? [])];
      const retraction = retractions.get(row.citationId) ?? null;
      const recheck = retraction ? toCheckAgain([retraction], checks.get(row.id)) : [];
      return [row.id, { ...recordOf(row, content), warnings, retraction, recheck }];
    }),
  );
  return ids.flatMap((id) => records.get(id) ?? []);
}

type Row = Finding & {
  citation: Omit<FindingRecord['citation'], 'authors'> & {
    creators: { family: string | null; literal: string | null }[];
  };
  author: FindingRecord['author'];
  acceptedBy: FindingRecord['acceptedBy'];
  rejectedBy: FindingRecord['rejectedBy'];
};

function recordOf(row: Row, content: FindingContent): Omit<FindingRecord, 'warnings' | 'retraction' | 'recheck'> {
  const { id, version, label, value, nanomolar, pX, status, author, acceptedBy, rejectedBy } = row;
  const { creators, ...citation } = row.citation;
  const { pack, packId, verification } = row;
  const verified = (verification ?? {}) as { status?: string; source?: string };
  return {
    ...{ id, version, label, content, value, nanomolar, pX, printed: printedResult(content) },
    citation: { ...citation, authors: inShort(creators.map(({ family, literal }) => family ?? literal ?? '')) },
    ...{ status, author, acceptedBy, rejectedBy, submittedAt: row.submittedAt, acceptedAt: row.acceptedAt },
    ...{ rejectedAt: row.rejectedAt, rejectionReason: row.rejectionReason },
    provenance:
      pack && packId ? { pack, id: packId, status: verified.status ?? '', source: verified.source ?? '' } : null,
    ...{ createdAt: row.createdAt, changedAt: row.changedAt },
  };
}

function inShort([first = '', second, third]: string[]): string {
  if (third) return `${first} et al.`;
  return second ? `${first} and ${second}` : first;
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
