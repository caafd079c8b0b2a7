import type { Command } from 'commander';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { createLibrary } from '#features/libraries/commands/create-library.ts';
import { withDatabase } from './with-database.ts';

type Wanted = { slug: string; name: string; description?: string };

export function register(program: Command): void {
  program
    .command('library')
    .description('libraries')
    .command('create')
    .description('make an empty library; give it an owner with: user add --library SLUG --role owner')
    .requiredOption('--slug <slug>', 'its address, such as lab-notes')
    .requiredOption('--name <name>')
    .option('--description <text>')
    .action((wanted: Wanted) => withDatabase(() => makeLibrary(wanted)));
}

async function makeLibrary(wanted: Wanted): Promise<void> {
  const { library } = await createLibrary(cliActor, wanted);
  process.stdout.write(`${library.slug}\n`);
}
