import { type Command, Option } from 'commander';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { foundLibrary } from '#features/exchange/commands/found-library.ts';
import { withDatabase } from './with-database.ts';

type Wanted = { slug: string; name: string; description?: string; vocabulary: 'kratom' | 'none' };

export function register(program: Command): void {
  program
    .command('library')
    .description('libraries')
    .command('create')
    .description(
      'make a library with a vocabulary and no citations; give it an owner with: user add --library SLUG --role owner',
    )
    .requiredOption('--slug <slug>', 'its address, such as lab-notes')
    .requiredOption('--name <name>')
    .option('--description <text>')
    .addOption(new Option('--vocabulary <pack>', 'terms to start with').choices(['kratom', 'none']).default('kratom'))
    .action((wanted: Wanted) => withDatabase(() => makeLibrary(wanted)));
}

async function makeLibrary({ vocabulary, ...wanted }: Wanted): Promise<void> {
  const { library } = await foundLibrary(cliActor, wanted, vocabulary);
  process.stdout.write(`${library.slug}\n`);
}
