import type { Actor } from '#lib/actor.ts';

/** Someone who has just proved who they are. */
export type AuthenticatedUser = { id: string; name: string; email: string };

/** The actor a person is before they act in any library. */
export function personActor(user: AuthenticatedUser): Actor {
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    isAdministrator: false,
    via: 'session',
    role: null,
    library: null,
  };
}
