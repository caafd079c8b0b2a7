import type { LinkRelation } from './link-relation.ts';
import type { Verdict } from './verdict.ts';

/** Where a claim was made. */
type ClaimOrigin = {
  kind: string;
  title: string;
  /** The heading or page it stands under. */
  part: string | null;
  address: string | null;
  /** The day it was seen, `2026-11-23`. */
  seenOn: string | null;
};

/** A finding or a whole citation, by id, and what it says about the claim. */
export type LinkContent = { finding: string | null; citation: string | null; relation: LinkRelation; note: string };

/** What a claim says: what its author writes and revisions change, field by field. */
export type ClaimContent = {
  statement: string;
  /** `facet:term`. */
  topic: string | null;
  origin: ClaimOrigin | null;
  summary: string | null;
  gap: string | null;
  proposedVerdict: Verdict | null;
  links: LinkContent[];
};
export type ClaimField = keyof ClaimContent;

/** Fields in the order of the form, with what they are called. */
export const claimFields: Readonly<Record<ClaimField, string>> = {
  statement: 'Statement',
  topic: 'Topic',
  origin: 'Origin',
  summary: 'What the literature says',
  gap: 'What is missing',
  proposedVerdict: 'Proposed verdict',
  links: 'Evidence',
};
export const claimFieldNames = Object.keys(claimFields) as ClaimField[];
