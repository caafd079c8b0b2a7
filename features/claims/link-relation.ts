/** What a finding or a citation says about a claim; stored as it reads. */
export const linkRelations = ['supports', 'contradicts', 'no effect', 'inconclusive', 'qualifies'] as const;
export type LinkRelation = (typeof linkRelations)[number];

/** How a relation is said of several, and what it means. */
export const linkRelationTable: Readonly<Record<LinkRelation, { heading: string; meaning: string }>> = {
  supports: { heading: 'Speak for it', meaning: 'It shows what the claim says.' },
  contradicts: { heading: 'Speak against it', meaning: 'It shows the opposite, or that the claim is wrong.' },
  'no effect': { heading: 'Looked and found nothing', meaning: 'It tested what the claim says and saw no effect.' },
  inconclusive: { heading: 'Inconclusive', meaning: 'It looked, and cannot tell.' },
  qualifies: { heading: 'Qualify it', meaning: 'It limits the claim, or says something close to it.' },
};
