import type { Actor } from '#lib/actor.ts';

/** Whoever has a shell on the machine, and the instance's own first start: an administrator without a name of their own. */
export const cliActor: Actor = {
  userId: null,
  name: 'Command line',
  email: null,
  isAdministrator: true,
  via: 'cli',
  role: null,
  library: null,
};
