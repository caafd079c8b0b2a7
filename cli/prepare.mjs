// After `npm ci`, also with `--omit=dev` and under the Node 20 of the machine: writes Prisma's client from the schema.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const schema = join(root, 'prisma', 'schema');
const stamp = join(root, 'prisma', 'generated', '.made-from');

const hash = createHash('sha256').update(readFileSync(join(root, 'node_modules', 'prisma', 'package.json')));
for (const name of readdirSync(schema).sort()) hash.update(name).update(readFileSync(join(schema, name)));
const wanted = hash.digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  // The command line would download its schema engine, which writing the client does not use: any program will do.
  Object.assign(process.env, {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  });
  const prisma = join(root, 'node_modules', 'prisma', 'build', 'index.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}\nPrisma's client could not be written from prisma/schema.\n`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
