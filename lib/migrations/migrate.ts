import { installQueue } from '#lib/queue.ts';
import { applyMigrations } from './apply.ts';

/** Brings the database at `url` to what this version needs: our tables and the job queue's. Gives the names applied. */
export async function migrate(url: string): Promise<string[]> {
  const applied = await applyMigrations(url);
  await installQueue(url);
  return applied;
}
