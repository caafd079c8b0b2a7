import { findNamedCitations } from '#features/citations/queries/find-named-citations.ts';
import { printedResult } from '#features/findings/derived.ts';
import { contentOf } from '#features/findings/finding-row.ts';
import { tagIn } from '#features/findings/resolve-terms.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { Transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import type { Fault } from '#lib/problem.ts';
import type { NamedLink } from '../import-claim-row.ts';

/** What a link leads to here, by id, or what is wrong with it; the pointer is within the link. */
export type Linked = { finding: string | null; citation: string | null } | Fault;

/**
 * Finds what the links of a file lead to: a finding by its id, or, where it comes from another library, the one of the same paper that has the same
 * name and result here; a whole citation by id, citation key, DOI or PMID. Drafts cannot be linked.
 */
export async function findLinked(
  tx: Transaction,
  libraryId: string,
  links: readonly NamedLink[],
  vocabulary: Vocabulary,
): Promise<(link: NamedLink) => Linked> {
  const named = await findNamedCitations(
    tx,
    libraryId,
    links.map(({ names }) => names),
  );
  const here = await findingsHere(tx, libraryId, links);
  const strangers = links.filter(({ finding }) => finding !== null && !here.has(finding.toLowerCase()));
  const papers = strangers.flatMap(({ names }) => {
    const found = named(names);
    return 'citation' in found ? [found.citation.id] : [];
  });
  const alike = await findingsOf(tx, libraryId, [...new Set(papers)], vocabulary);
  return ({ finding, isWhole, names, label, printed }) => {
    if (finding !== null && isWhole) return { pointer: '', detail: 'Link one finding or one citation.' };
    if (finding !== null && here.has(finding.toLowerCase())) return { finding: finding.toLowerCase(), citation: null };
    const found = named(names);
    if (finding === null) {
      if ('citation' in found) return { finding: null, citation: found.citation.id };
      return { pointer: `/${citationMembers[found.name]}`, detail: found.message };
    }
    const those = 'citation' in found ? (alike.get(alikeKey(found.citation.id, label, printed)) ?? []) : [];
    const [only, ...others] = those;
    if (only && others.length === 0) return { finding: only, citation: null };
    const detail = only
      ? `${those.length} findings of this paper say the same here: give the id of one.`
      : 'There is no such finding to link; a draft cannot be.';
    return { pointer: '/finding', detail };
  };
}

const citationMembers = { id: 'citation', key: 'citationKey', doi: 'citationDoi', pmid: 'citationPmid' } as const;

async function findingsHere(tx: Transaction, libraryId: string, links: readonly NamedLink[]): Promise<Set<string>> {
  const ids = [...new Set(links.flatMap(({ finding }) => finding?.toLowerCase() ?? []))].filter(isId);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT finding.id FROM finding JOIN citation ON citation.library_id = finding.library_id AND citation.id = finding.citation_id
    WHERE finding.library_id = ${libraryId}::uuid AND finding.id = ANY (${ids}::uuid[]) AND finding.status <> 'draft' AND citation.trashed_at IS NULL`;
  return new Set(rows.map(({ id }) => id));
}

const alikeKey = (...parts: (string | null)[]) => JSON.stringify(parts);
// A list of parameters has an end.
const atOnce = 1000;

async function findingsOf(tx: Transaction, libraryId: string, papers: readonly string[], vocabulary: Vocabulary) {
  const found = new Map<string, string[]>();
  for (let from = 0; from < papers.length; from += atOnce) {
    const rows = await tx.finding.findMany({
      where: {
        libraryId,
        citationId: { in: papers.slice(from, from + atOnce) },
        status: { in: ['submitted', 'accepted'] },
      },
      orderBy: { id: 'asc' },
    });
    for (const row of rows) {
      const key = alikeKey(row.citationId, row.label, printedResult(contentOf(row, tagIn(vocabulary))));
      found.set(key, [...(found.get(key) ?? []), row.id]);
    }
  }
  return found;
}
