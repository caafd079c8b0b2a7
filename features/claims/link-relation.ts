/** What a finding or a citation says about a claim; stored as it reads. */
export const linkRelations = ['supports', 'contradicts', 'no effect', 'inconclusive', 'qualifies'] as const;
export type LinkRelation = (typeof linkRelations)[number];

/** How a relation is said of several, in a word after their number, and what it means. */
export const linkRelationTable: Readonly<Record<LinkRelation, { heading: string; short: string; meaning: string }>> = {
  supports: { heading: 'Speak for it', short: 'for', meaning: 'It shows what the claim says.' },
  contradicts: {
    heading: 'Speak against it',
    short: 'against',
    meaning: 'It shows the opposite, or that the claim is wrong.',
  },
  'no effect': {
    heading: 'Looked and found nothing',
    short: 'no effect',
    meaning: 'It tested what the claim says and saw no effect.',
  },
  inconclusive: { heading: 'Inconclusive', short: 'inconclusive', meaning: 'It looked, and cannot tell.' },
  qualifies: {
    heading: 'Qualify it',
    short: 'qualifying',
    meaning: 'It limits the claim, or says something close to it.',
  },
};
