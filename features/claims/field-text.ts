import type { ClaimContent, LinkContent } from './claim-content.ts';
import { originInWords } from './claim-document.ts';
import type { ClaimRecord } from './claim-record.ts';

/** How a field of a claim reads in a proposal: links by what they lead to, one a line. */
export function claimFieldText(claim: ClaimRecord, labelOf: ReadonlyMap<string, string>) {
  const named = new Map(claim.evidence.map(({ finding, paper, label }) => [finding ?? paper.id, label ?? paper.title]));
  return (field: string, value: unknown, nameOf: (tag: string) => string): string => {
    if (value === null || value === undefined) return '';
    if (field === 'topic') return nameOf(String(value));
    if (field === 'origin') return originInWords(value as NonNullable<ClaimContent['origin']>);
    if (field !== 'links') return String(value);
    return (value as LinkContent[])
      .map(({ finding, citation, relation, note }) => {
        const id = finding ?? citation ?? '';
        const what = named.get(id) ?? labelOf.get(id) ?? id;
        return `${relation}: ${what}${note ? ` (${note})` : ''}`;
      })
      .join('; ');
  };
}
