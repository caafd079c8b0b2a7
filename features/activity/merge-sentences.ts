import type { SentencePart, Told } from './sentence.ts';

/** What is said of two citations that became one, or did not. */
export const mergeSentences: Record<string, (event: Told) => SentencePart[]> = {
  // The history of one of the two knows that one alone.
  'citation.merged': ({ subjects: [winner, loser], details }) =>
    winner && loser
      ? ['merged ', { subject: loser }, ` (${details.key}) into `, { subject: winner }]
      : [`merged ${details.key} into ${details.into}`],
  'citation.unmerged': ({ details }) => [`took ${details.key} out of ${details.from} again`],
  'duplicate.rejected': (event) => ['said of ', ...both(event), ' that they are two works'],
  'duplicate.reopened': (event) => ['asked again whether ', ...both(event), ' are one work'],
  'duplicate.searched': ({ details }) => [`had ${details.citations} citations searched for duplicates`],
  'study.linked': (event) => ['linked ', ...both(event), ' as reports of one study'],
  'study.unlinked': (event) => ['took ', ...both(event), ' out of its study'],
};

function both({ subjects: [one, other] }: Told): SentencePart[] {
  return [...(one ? [{ subject: one }] : []), ...(one && other ? [' and ', { subject: other }] : [])];
}
