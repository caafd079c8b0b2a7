import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#lib/operator-error.ts';

const shape = z.object({ authSecret: z.string().min(32), postgresPassword: z.string().min(16) });

export type Secrets = z.output<typeof shape>;

/** What this instance keeps to itself, made at the first start: `secrets.json`, readable by its owner alone. */
export function keptSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const text = readIfThere(path);
  if (text === undefined) return make(path);
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new OperatorError(`${path} is damaged: bring back the copy from your backup.`);
  }
}

/** Two first starts on one folder agree: a hard link is made by one of them only. */
function make(path: string): Secrets {
  const made = { authSecret: randomBytes(32).toString('base64url'), postgresPassword: randomBytes(24).toString('hex') };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } finally {
    rmSync(draft, { force: true });
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new OperatorError(`${path} cannot be read: start as the user who started first.`);
  }
}
