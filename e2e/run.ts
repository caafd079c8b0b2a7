// npm run e2e [-- PLAYWRIGHT OPTIONS]: uses the production build in a browser.
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

try {
  process.exitCode = (await run('cli/build.ts', [])) || (await browserTests());
} finally {
  await stop();
}

async function browserTests(): Promise<number> {
  const browser = await findBrowser((sentence) => process.stderr.write(`${sentence}\n`));
  instance = await startInstance();
  return run('node_modules/@playwright/test/cli.js', ['test', ...process.argv.slice(2)], {
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
