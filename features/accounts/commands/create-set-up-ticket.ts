import type { Transaction } from '#lib/database.ts';
import { hashSecret, newSecret } from '../secret.ts';

const HOURS = 24;

/** Makes the one ticket with which the first owner can be created; earlier ones lose their power. Part of the instance's first start. */
export async function createSetUpTicket(tx: Transaction): Promise<string> {
  const ticket = newSecret();
  await tx.setupTicket.deleteMany();
  await tx.setupTicket.create({
    data: { hash: hashSecret(ticket), expiresAt: new Date(Date.now() + HOURS * 3_600_000) },
  });
  return ticket;
}
