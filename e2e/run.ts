// npm run e2e [-- PLAYWRIGHT OPTIONS]: starts, stops and recovers the production build, then uses it in a browser.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findBrowser } from './browser.ts';
import { AUTH_SECRET, type E2eInstance, OWNER, startInstance } from './instance.ts';

let instance: E2eInstance | undefined;
let stopping: Promise<void> | undefined;

const stop = (): Promise<void> => {
  stopping ??= instance?.stop() ?? Promise.resolve();
  return stopping;
};
process.on('SIGINT', () => stop().then(() => process.exit(130)));
process.on('SIGTERM', () => stop().then(() => process.exit(143)));

const options = process.argv.slice(2);
const codes: number[] = [];
try {
  codes.push(await run('cli/build.ts', []));
  if (codes[0] === 0) {
    // Options pick browser tests: then only these are wanted.
    if (options.length === 0) codes.push(await run('node_modules/vitest/vitest.mjs', ['run', '--project', 'start']));
    codes.push(await browserTests());
  }
} finally {
  await stop();
}
process.exitCode = codes.find((code) => code !== 0) ?? 0;

async function browserTests(): Promise<number> {
  const browser = await findBrowser((sentence) => process.stderr.write(`${sentence}\n`));
  instance = await startInstance();
  return run('node_modules/@playwright/test/cli.js', ['test', ...options], {
    E2E_ADDRESS: instance.address,
    E2E_BROWSER: browser,
    E2E_OWNER_EMAIL: OWNER.email,
    E2E_OWNER_PASSWORD: OWNER.password,
    E2E_AUTH_SECRET: AUTH_SECRET,
    E2E_DATABASE_URL: instance.databaseUrl,
  });
}

async function run(script: string, args: string[], settings: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
