import type { CitationNames } from '#features/citations/queries/find-named-citations.ts';
import type { ImportFault, RowPlace } from '#features/findings/import-answer.ts';

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

/** A claim of a file: what it says, its links, and what is wrong with it already. */
export type ClaimRow = RowPlace & { content: Record<string, unknown>; links: NamedLink[]; faults: ImportFault[] };
