import { type Command, Option } from 'commander';
import { createToken } from '#features/accounts/commands/create-token.ts';
import { findUserActor } from '#features/accounts/queries.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { scopes } from '#lib/permissions.ts';
import { withDatabase } from './with-database.ts';

type Wanted = { user: string; library?: string; scope: string; name: string; expires: string };

export function register(program: Command): void {
  program
    .command('token')
    .description('API tokens')
    .command('create')
    .description('print a new token, which is shown this once')
    .requiredOption('--user <email>', 'whose token it is')
    .addOption(new Option('--scope <scope>', 'what it may do at most').choices(scopes).makeOptionMandatory())
    .option('--library <slug>', 'the only library it opens; without it, all of its person')
    .option('--name <name>', 'what will use it', 'command line')
    .option('--expires <days>', 'days until it ends, or never', '90')
    .action((wanted: Wanted) => withDatabase(() => printToken(wanted)));
}

async function printToken({ user, library, scope, name, expires }: Wanted): Promise<void> {
  const actor = await findUserActor(user);
  if (!actor) throw new OperatorError(`Nobody who may sign in has the address ${user}.`);
  const days = expires === 'never' ? null : expires;
  const { token } = await createToken(actor, { name, scope, library: library ?? null, days });
  process.stdout.write(`${token}\n`);
}
