import type { CitationNames } from '#features/citations/queries/find-named-citations.ts';
import type { RowPlace } from '#features/findings/import-answer.ts';
import { isObject, isStorable, jsonRows, nameText } from '#features/findings/import-text.ts';
import type { Fault } from '#lib/problem.ts';
import { claimFieldNames } from './claim-content.ts';
import { claimSchema } from './schema.ts';

/** A link of a file: what it leads to by the names the file has, and what an export says of the finding. */
export type NamedLink = {
  finding: string | null;
  /** Whether it is to a citation as a whole. */
  isWhole: boolean;
  names: CitationNames;
  label: string | null;
  printed: string | null;
  relation: unknown;
  note: unknown;
};

/** A row of a file: what it says, its links, and what is wrong with it already. */
export type ClaimRow = RowPlace & { content: Record<string, unknown>; links: NamedLink[]; faults: Fault[] };

const known = new Set<string>([...claimFieldNames, ...Object.keys(claimSchema.shape)]);

/** The claims of a JSON file, as an export writes them; throws where the file is none. */
export function readClaimRows(text: string): ClaimRow[] {
  return jsonRows(text, 'claims').map((given, index) => {
    const place = { row: index + 1, fieldOf: (pointer: string) => pointer.slice(1) || null };
    const refused = (detail: string) => ({ ...place, content: {}, links: [], faults: [{ pointer: '', detail }] });
    if (!isObject(given)) return refused('This is no claim.');
    const { links = [], ...all } = given;
    const content = Object.fromEntries(
      Object.entries(all).filter(([name]) => claimFieldNames.some((of) => of === name)),
    );
    if (!isStorable({ content, links }))
      return refused('It holds characters that cannot be kept: NUL, or half of a pair.');
    const faults = Object.keys(all)
      .filter((name) => !known.has(name))
      .map((name) => ({ pointer: `/${name}`, detail: 'A claim has no such field.' }));
    if (!Array.isArray(links)) {
      return {
        ...place,
        content,
        links: [],
        faults: [...faults, { pointer: '/links', detail: 'Give a list of links.' }],
      };
    }
    return { ...place, content, links: links.map(readLink), faults };
  });
}

function readLink(given: unknown): NamedLink {
  const link = isObject(given) ? given : {};
  const finding = nameText(link.finding);
  const citation = nameText(link.citation);
  const names = {
    ...{ id: citation ?? nameText(link.citationId), key: nameText(link.citationKey) },
    ...{ doi: nameText(link.citationDoi ?? link.doi), pmid: nameText(link.citationPmid ?? link.pmid) },
  };
  const { relation, note } = link;
  // An export names the paper of a linked finding too; `citation` it gives for a whole one alone.
  const isWhole = finding === null || citation !== null;
  return { finding, isWhole, names, label: nameText(link.label), printed: nameText(link.printed), relation, note };
}
