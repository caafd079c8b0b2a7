import type { Actor, LibraryActor } from './actor.ts';
import { notFound, Problem } from './problem.ts';

/** Roles in a library, weakest first; each may do what those before it may. */
export const roles = ['viewer', 'curator', 'reviewer', 'owner'] as const;
export type Role = (typeof roles)[number];

/** Scopes of an API token, weakest first; each caps its person's role. */
export const scopes = ['read', 'write', 'review', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/**
 * The whole policy: permission → least role. `administrator` is of the instance and has no say inside a library it is no member of;
 * `anyone` is whoever is signed in, about themselves.
 */
export const permissions = {
  'library.read': 'viewer',
  'activity.read': 'viewer',
  'vocabulary.read': 'viewer',
  'citation.read': 'viewer',
  'citation.export': 'viewer',
  'attachment.read': 'viewer',
  'preference.set': 'viewer',

  'citation.create': 'curator',
  'citation.update': 'curator',
  'citation.tag': 'curator',
  'citation.trash': 'curator',
  'citation.restore': 'curator',
  'level.judge': 'curator',
  'level.clear': 'curator',
  'note.create': 'curator',
  'note.update': 'curator',
  'note.trash': 'curator',
  'attachment.add': 'curator',
  'attachment.trash': 'curator',
  'import.read': 'viewer',
  'import.create': 'curator',
  'import.run': 'curator',
  'import.cancel': 'curator',
  'term.addToOpenFacet': 'curator',

  'collection.read': 'viewer',
  'collection.create': 'curator',
  'collection.update': 'curator',
  'collection.fill': 'curator',
  'collection.remove': 'curator',

  // One's own in the background, on top of the right to what it does.
  'bulkEdit.run': 'curator',

  'search.read': 'viewer',
  'search.create': 'curator',
  'search.star': 'viewer',
  'search.update': 'curator',
  'search.remove': 'curator',
  'feed.create': 'curator',
  'feed.revoke': 'curator',

  'inbox.read': 'viewer',
  'inbox.accept': 'curator',
  'inbox.reject': 'curator',
  'inbox.return': 'curator',
  'watch.create': 'curator',
  'watch.update': 'curator',
  'watch.remove': 'curator',
  'watch.run': 'curator',

  'duplicate.read': 'viewer',
  'duplicate.search': 'curator',

  'finding.read': 'viewer',
  'finding.create': 'curator',
  'finding.update': 'curator',
  'finding.submit': 'curator',
  'finding.withdraw': 'curator',
  'finding.discard': 'curator',
  'claim.read': 'viewer',
  'claim.create': 'curator',
  'claim.update': 'curator',
  'claim.submit': 'curator',
  'claim.withdraw': 'curator',
  'claim.discard': 'curator',
  'claim.link': 'curator',
  'claim.grade': 'curator',
  'appraisal.read': 'viewer',
  'appraisal.make': 'curator',
  'retraction.read': 'viewer',
  'retraction.check': 'curator',
  'revision.create': 'curator',
  'revision.withdraw': 'curator',

  'comment.add': 'curator',
  'comment.trash': 'curator',
  'flag.raise': 'curator',
  'flag.resolve': 'curator',
  'notification.read': 'viewer',
  'disagreement.read': 'viewer',
  'map.read': 'viewer',
  'review.read': 'viewer',

  'finding.accept': 'reviewer',
  'finding.reject': 'reviewer',
  'finding.withdrawOfOthers': 'reviewer',
  'claim.accept': 'reviewer',
  'claim.reject': 'reviewer',
  'claim.withdrawOfOthers': 'reviewer',
  'claim.signVerdict': 'reviewer',
  'appraisal.accept': 'reviewer',
  'retraction.import': 'reviewer',
  'revision.accept': 'reviewer',
  'revision.reject': 'reviewer',

  'citation.merge': 'reviewer',
  'citation.unmerge': 'reviewer',
  'duplicate.reject': 'reviewer',
  'duplicate.linkVersions': 'reviewer',

  'import.undo': 'curator',
  'note.updateOfOthers': 'reviewer',
  'comment.trashOfOthers': 'reviewer',
  'flag.resolveOfOthers': 'reviewer',
  'review.assign': 'reviewer',
  'search.updateOfOthers': 'reviewer',
  'search.removeOfOthers': 'reviewer',
  'disagreement.resolve': 'reviewer',

  'facet.create': 'owner',
  'facet.update': 'owner',
  'facet.reorder': 'owner',
  'term.create': 'owner',
  'term.update': 'owner',
  'term.move': 'owner',
  'term.merge': 'owner',
  'term.deprecate': 'owner',
  'term.restore': 'owner',
  'webhook.create': 'owner',
  'webhook.revoke': 'owner',
  'style.add': 'owner',
  'style.remove': 'owner',
  'library.update': 'owner',
  'domainPack.load': 'owner',
  'member.read': 'viewer',
  'member.update': 'owner',
  'member.remove': 'owner',
  'invitation.create': 'owner',
  'invitation.revoke': 'owner',

  'library.create': 'administrator',
  'user.read': 'administrator',
  'user.create': 'administrator',
  'user.update': 'administrator',
  'user.disable': 'administrator',
  'instance.read': 'administrator',

  'account.read': 'anyone',
  'account.update': 'anyone',
  'conflict.declare': 'anyone',
  'password.change': 'anyone',
  'session.end': 'anyone',
  'token.create': 'anyone',
  'token.revoke': 'anyone',
} as const satisfies Record<string, Role | 'administrator' | 'anyone'>;

export type Permission = keyof typeof permissions;

/** Whether the actor may; asked by server and interface alike. */
export function can(actor: Actor, permission: Permission): boolean {
  const least = permissions[permission];
  if (least === 'anyone') return actor.userId !== null;
  if (least === 'administrator') return actor.isAdministrator;
  return actor.role !== null && roles.indexOf(actor.role) >= roles.indexOf(least);
}

/** Throws `forbidden` unless the actor may. */
export function authorise(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return;
  const least = permissions[permission];
  throw new Problem(
    'forbidden',
    least === 'administrator' ? 'This takes an administrator.' : `This takes the role of ${least} or more.`,
    { data: { permission } },
  );
}

/** As `authorise`, for what happens inside a library: to an outsider the library is not found. */
export function authoriseInLibrary(actor: Actor, permission: Permission): asserts actor is LibraryActor {
  if (!actor.library || !actor.role) throw notFound('This library');
  authorise(actor, permission);
}

/** The role a token's holder acts with: their own, capped by the strongest of the token's scopes. */
export function capRole(role: Role, tokenScopes: readonly Scope[]): Role {
  const strongest = Math.max(...tokenScopes.map((scope) => scopes.indexOf(scope)));
  return roles[Math.min(roles.indexOf(role), strongest)] ?? 'viewer';
}
