import { disconnect } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';
import { openDatabase } from '#lib/instance/open-database.ts';
import { migrate } from '#lib/migrations/migrate.ts';
import { pendingMigrations } from '#lib/migrations/pending.ts';
import { closeQueue } from '#lib/queue.ts';

/** Runs a command on this instance's database, up to date, whether or not the instance runs at the moment. */
export async function withDatabase<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const { url, close } = await openDatabase();
  try {
    provideEnv({ DATABASE_URL: url });
    if ((await pendingMigrations(url)).length > 0) await migrate(url);
    return await work(url);
  } finally {
    await Promise.all([closeQueue(), disconnect()]);
    await close();
  }
}
