import { inList } from './in-list.ts';
import type { SentencePart, Told } from './sentence.ts';

// In the order a sentence names them.
const kinds: Readonly<Record<string, string>> = {
  findingsNeedSecondPerson: 'findings',
  claimsNeedSecondPerson: 'claims',
  appraisalsNeedSecondPerson: 'appraisals',
};

/** What is said when a library changes for which work it wants a second person. */
export function secondPersonChanged({ subjects: [library] }: Told): SentencePart[] {
  const after = library?.after ?? {};
  const ruled = (wanted: boolean) =>
    Object.entries(kinds).flatMap(([column, noun]) => (after[column] === wanted ? [noun] : []));
  const [on, off] = [ruled(true), ruled(false)];
  return [
    [
      off.length > 0 && `let authors accept their own ${inList(off)}`,
      on.length > 0 && `made a second person required for ${inList(on)}`,
    ]
      .filter(Boolean)
      .join(' and '),
  ];
}

/** `accepted `, or where nobody else looked `accepted, as its author, `. */
export function acceptedBefore({ details }: Told): string {
  return details.byAuthor === true ? 'accepted, as its author, ' : 'accepted ';
}
