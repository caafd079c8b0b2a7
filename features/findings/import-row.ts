import type { CitationNames } from '#features/citations/queries/find-named-citations.ts';
import type { ImportFault, RowPlace } from './import-answer.ts';
import { nameText } from './import-text.ts';

/** A row of a file: on which citation, what it says, and what is wrong with it already. */
export type FindingRow = RowPlace & { names: CitationNames; content: Record<string, unknown>; faults: ImportFault[] };

/** The value as printed, which an export gives beside the number; whoever changed only one of the two has to say which holds. */
export function oneValue(number: unknown, printed: unknown): { value: unknown; fault: string | null } {
  if (nameText(printed) === null) return { value: number, fault: null };
  const asNumber = (given: unknown) => Number(String(given).trim().replace('−', '-'));
  const agrees = nameText(number) === null || asNumber(number) === asNumber(printed);
  return { value: printed, fault: agrees ? null : `It says ${printed} as printed, and ${number} as a number.` };
}
