import { cliActor } from '#features/accounts/cli-actor.ts';
import { createSetUpTicket } from '#features/accounts/commands/create-set-up-ticket.ts';
import { hashNewPassword } from '#features/accounts/commands/create-user.ts';
import { sweepAccounts } from '#features/accounts/commands/sweep-accounts.ts';
import { insertLibrary } from '#features/libraries/commands/create-library.ts';
import { insertFirstOwner } from '#features/libraries/commands/set-up-instance.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { Problem } from '#lib/problem.ts';
import { readDomainPack } from '../domain-pack.ts';
import { addNewRanges } from './add-new-ranges.ts';
import { loadDomainPack } from './load-domain-pack.ts';

export type PreparedInstance = {
  /** One-time address to create the first owner; absent when somebody can sign in. */
  setupAddress?: string;
};

// Any number no other advisory lock of this database has.
const FIRST_RUN_LOCK = 7_461_002;

/**
 * What the start does once the database is up to date and before anyone is served: what came into the domain pack, the starter library, and the first
 * owner or the address to make one. Of several processes that start at once, one does it and the others wait.
 */
export async function prepareInstance(): Promise<PreparedInstance> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_RUN_LOCK})`;
    await sweepAccounts(tx);
    await addNewRanges(tx, 'kratom');
    if ((await tx.user.count()) > 0) return {};
    await addStarterLibrary(tx);
    const owner = await firstOwner();
    if (owner) {
      await insertFirstOwner(tx, owner);
      return {};
    }
    return { setupAddress: `${env().BASE_URL}/setup?ticket=${await createSetUpTicket(tx)}` };
  });
}

async function addStarterLibrary(tx: Transaction): Promise<void> {
  const name = env().STARTER_LIBRARY;
  if (name === 'none' || (await tx.library.count()) > 0) return;
  const owner = await insertLibrary(tx, cliActor, {
    slug: 'kratom',
    name: 'Kratom',
    description: 'Mitragynine, 7-hydroxymitragynine and related alkaloids at opioid and other receptors.',
  });
  await loadDomainPack(tx, owner, await readDomainPack(name));
}

async function firstOwner() {
  const { OWNER_EMAIL, OWNER_PASSWORD } = env();
  if (!OWNER_EMAIL || !OWNER_PASSWORD) return null;
  const email = OWNER_EMAIL.toLowerCase();
  const passwordHash = await hashNewPassword(OWNER_PASSWORD, email).catch((error) => {
    throw error instanceof Problem ? new OperatorError(`OWNER_PASSWORD will not do: ${error.message}`) : error;
  });
  return { email, name: email.replace(/@.*/, ''), passwordHash };
}
