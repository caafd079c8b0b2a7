import { join } from 'node:path';
import type { Command } from 'commander';
import { holdsRows, restoreBackup } from '#lib/backup/restore-backup.ts';
import { env } from '#lib/env.ts';
import { openDatabase } from '#lib/instance/open-database.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { pathOf } from './caller.ts';

// With rows in any of these, somebody has used the instance.
const IN_USE = ['user_account', 'library'];

export function register(program: Command): void {
  program
    .command('restore')
    .argument('<file>', 'an archive made by backup')
    .option('--force', 'replace what the instance holds')
    .description('bring back everything from an archive; Speciosa must not be running')
    .action(async (file: string, options: { force?: boolean }) => {
      const { url, close } = await openDatabase();
      try {
        if (!options.force && (await holdsRows(url, IN_USE))) {
          throw new OperatorError('This instance is in use: --force replaces all it holds by the backup.');
        }
        await restoreBackup(url, join(env().DATA_DIR, 'files'), pathOf(file));
      } finally {
        await close();
      }
      process.stderr.write('Restored. Passwords and API tokens are those of the backup.\n');
    });
}
