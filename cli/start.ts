// npm start, npm run dev. `--only web` or `--only worker` starts one part, for more machines on one DATABASE_URL.
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { prepareInstance } from '#features/exchange/commands/prepare-instance.ts';
import { disconnect } from '#lib/database.ts';
import { env, loadEnvFile, provideEnv } from '#lib/env.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { ensureBuild } from './start/build.ts';
import { lockData, openInstance } from './start/instance.ts';
import { beginPart, endParts } from './start/parts.ts';
import { checkPort } from './start/port.ts';
import { beginWeb } from './start/web.ts';

const options = readOptions();
const closers: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;
const soonMilliseconds = 5000;

process
  .on('SIGINT', () => stop(0))
  .on('SIGTERM', () => stop(0))
  .on('SIGHUP', () => stop(0));
start().catch((error) => {
  if (!stopping) say(error instanceof OperatorError ? error.message : (error?.stack ?? String(error)));
  return stop(1);
});

async function start(): Promise<void> {
  loadEnvFile();
  const { PORT, HOST, DATABASE_URL } = env();
  if (options.only && !DATABASE_URL) throw new OperatorError(`--only ${options.only} needs DATABASE_URL.`);
  provideEnv({ NODE_ENV: options.dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const web = options.only !== 'worker';
  const worker = options.only !== 'web';
  const { dataDir, release } = lockData(options.only !== undefined);
  closers.push(release);
  if (web) await checkPort(PORT, HOST);
  // Each rejection is awaited below; the other half is ended by `stop`.
  const build = web && !options.dev ? ensureBuild(say) : Promise.resolve(false);
  const [signIn] = await Promise.all([open(dataDir), build]);
  await Promise.all([
    web && beginWatched('web server', () => beginWeb(HOST, PORT, options.dev)),
    worker && beginWorker(),
  ]);
  if (web) process.stdout.write(`Speciosa is ready at ${env().BASE_URL}\n${signIn}\n`);
}

/** Database, migrations, first run. Gives the sentence that says how to sign in. */
async function open(dataDir: string): Promise<string> {
  const instance = await openInstance(dataDir);
  if (stopping) return instance.close().then(() => '');
  closers.unshift(() => instance.close());
  if (instance.cluster && !instance.cluster.startsWith(dataDir)) {
    say(`The database lies in ${instance.cluster}, as its account cannot enter ${dataDir}.`);
  }
  instance.databaseEnded.then(() => fail('The embedded PostgreSQL ended by itself; see postgres.log in DATA_DIR.'));
  if (options.only === 'worker') return '';
  const { setupAddress } = await prepareInstance().finally(disconnect);
  if (!setupAddress) return `Sign in at ${env().BASE_URL}/sign-in`;
  return `Nobody can sign in yet. Create the owner at this address, which works once:\n${setupAddress}`;
}

function beginWorker() {
  return beginWatched('worker', async () => {
    const child = beginPart('worker/main.ts', [], 'shown');
    await Promise.race([once(child, 'message'), once(child, 'exit')]);
    return child;
  });
}

/** A part that ends by itself is begun anew; one that ends soon after its beginning takes the rest with it, as it would do so again. */
async function beginWatched(name: string, begin: () => ReturnType<typeof beginWeb>): Promise<void> {
  const child = await begin();
  const since = performance.now();
  const ended = () => {
    if (stopping) return;
    if (performance.now() - since < soonMilliseconds) return fail(`The ${name} ended by itself.`);
    say(`The ${name} ended by itself; another takes its place.`);
    beginWatched(name, begin).catch((error) => fail(String(error)));
  };
  if (child.exitCode !== null) ended();
  else child.once('exit', ended);
}

function fail(sentence: string): void {
  if (stopping) return;
  say(sentence);
  void stop(1);
}

function stop(code: number): Promise<void> {
  stopping ??= endParts()
    .then(async () => {
      for (const close of closers) await close();
    })
    .finally(() => process.exit(code));
  return stopping;
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function readOptions(): { dev: boolean; only: 'web' | 'worker' | undefined } {
  try {
    const { values } = parseArgs({ options: { dev: { type: 'boolean' }, only: { type: 'string' } } });
    if (values.only !== undefined && values.only !== 'web' && values.only !== 'worker') throw new Error();
    return { dev: values.dev ?? false, only: values.only };
  } catch {
    say('Usage: npm start [-- --only web|worker], or npm run dev');
    process.exit(2);
  }
}
