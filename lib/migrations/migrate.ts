import { installQueue } from '#lib/queue.ts';
import { applyMigrations } from './apply.ts';
import { pendingMigrations } from './pending.ts';

/** Brings the database at `url` to what this version needs: our tables and the job queue's. Gives the names applied. */
export async function migrate(url: string): Promise<string[]> {
  const applied = (await pendingMigrations(url)).length > 0 ? await applyMigrations(url) : [];
  await installQueue(url);
  return applied;
}
