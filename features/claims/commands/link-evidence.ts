import { requireOwn } from '#features/findings/commands/load-finding.ts';
import { openToAuthor } from '#features/findings/commands/update-finding.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import type { LinkContent } from '../claim-content.ts';
import { contentOf } from '../claim-row.ts';
import { linkSchema } from '../schema.ts';
import { loadClaim } from './load-claim.ts';
import { proposeContent } from './propose-claim-revision.ts';
import { changeContent } from './update-claim.ts';

/** Whether the links changed at once, or wait as a proposed revision for someone else to accept. */
export type Linked = { proposed: boolean };

/**
 * Links a finding or a citation to a claim, or changes what it is said to say: `{ finding | citation, relation, note? }`. At once while the claim
 * is open to its author; as a proposed revision of its evidence once it is submitted or accepted.
 */
export async function linkEvidence(actor: Actor, claimId: string, input: unknown): Promise<Linked> {
  authoriseInLibrary(actor, 'claim.link');
  const link = parseInput(linkSchema, input);
  const others = (links: LinkContent[]) => links.filter((one) => !isOf(one, link.finding ?? link.citation ?? ''));
  return changeLinks(
    actor,
    claimId,
    (links) => [...others(links), link],
    link.note || `It ${link.relation} the claim.`,
  );
}

/** Takes a finding or a citation, by its id, off a claim; as a proposal with this reason where the claim is under review or accepted. */
export async function unlinkEvidence(actor: Actor, claimId: string, linkedId: string, reason = ''): Promise<Linked> {
  const without = (links: LinkContent[]) => {
    if (!links.some((one) => isOf(one, linkedId))) throw notFound('This link');
    return links.filter((one) => !isOf(one, linkedId));
  };
  return changeLinks(actor, claimId, without, reason.trim() || 'It does not bear on the claim.');
}

function isOf({ finding, citation }: LinkContent, id: string): boolean {
  return (finding ?? citation) === id;
}

async function changeLinks(
  actor: Actor,
  claimId: string,
  change: (links: LinkContent[]) => LinkContent[],
  reason: string,
): Promise<Linked> {
  authoriseInLibrary(actor, 'claim.link');
  const vocabulary = await loadVocabulary(actor);
  return transaction(async (tx) => {
    const held = await loadClaim(tx, actor, claimId);
    const before = contentOf(held, vocabulary);
    const after = { ...before, links: change(before.links) };
    if (openToAuthor.some((status) => status === held.status)) {
      requireOwn(actor, held);
      await changeContent(tx, actor, { held, before, after }, vocabulary);
      return { proposed: false };
    }
    await proposeContent(tx, actor, { held, before, after, reason }, vocabulary);
    return { proposed: true };
  });
}
