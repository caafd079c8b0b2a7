import { database, replicaState } from '#lib/database.ts';
import { log } from '#lib/log.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

export const dynamic = 'force-dynamic';

const PATIENCE_MS = 3000;
const headers = { 'cache-control': 'no-store' };

/** For load balancers and scripts: 200 while the database answers, else 503; without its replica, too, lists are read. Says nothing about the data. */
export async function GET(): Promise<Response> {
  const since = performance.now();
  try {
    await answerInTime();
    const databaseMilliseconds = Math.round(performance.now() - since);
    return Response.json({ status: 'ok', databaseMilliseconds, replica: await shownReplica() }, { headers });
  } catch (error) {
    log.warn({ error }, 'health: the database does not answer');
    return Response.json({ status: 'unavailable', detail: 'The database does not answer.' }, { status: 503, headers });
  }
}

// Whoever asks need not sign in: why it is not reached is for the log.
async function shownReplica() {
  const state = await replicaState();
  return state && !state.reachable ? { reachable: false } : state;
}

async function answerInTime(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  await Promise.race([database().$queryRaw`SELECT 1`, late]).finally(() => clearTimeout(timer));
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
