import { join } from 'node:path';
import type { Command } from 'commander';
import { writeBackup } from '#lib/backup/write-backup.ts';
import { env } from '#lib/env.ts';
import { pathOf } from './caller.ts';
import { withDatabase } from './with-database.ts';

export function register(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'the archive to write, a .tar.gz')
    .description('write everything this instance holds, as of one moment, into one archive; it may go on running')
    .action(async (file: string) => {
      await withDatabase((url) => writeBackup(url, join(env().DATA_DIR, 'files'), pathOf(file)));
      if (env().S3_BUCKET) process.stderr.write('Attachments lie in the S3 store and are not in the archive.\n');
      process.stdout.write(`${pathOf(file)}\n`);
    });
}
