import type { Role } from './permissions.ts';

/** The library an actor acts in: what nearly every page and command needs of it, read with the membership. */
export type ActorLibrary = {
  id: string;
  slug: string;
  name: string;
  citationKeyPattern: string;
  defaultStyle: string;
  defaultLocale: string;
  vocabularyVersion: number;
  /** Whether someone other than its author has to accept such work. */
  findingsNeedSecondPerson: boolean;
  claimsNeedSecondPerson: boolean;
  appraisalsNeedSecondPerson: boolean;
};

/**
 * Who asks: the first argument of every query and command. Page, API, job, import and test make one and call the same functions.
 * `role` is already capped by a token's scope, and null where the actor is no member.
 */
export type Actor = {
  userId: string | null;
  name: string;
  email: string | null;
  isAdministrator: boolean;
  via: 'session' | 'token' | 'cli' | 'worker';
  role: Role | null;
  library: ActorLibrary | null;
};

/** An actor known to act in a library. */
export type LibraryActor = Actor & { role: Role; library: ActorLibrary };
