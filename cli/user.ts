import { type Command, Option } from 'commander';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { createUser } from '#features/accounts/commands/create-user.ts';
import { disableUser, enableUser } from '#features/accounts/commands/disable-user.ts';
import { findUserActor, findUserId } from '#features/accounts/queries.ts';
import { addMember } from '#features/libraries/commands/change-members.ts';
import { findCliActor } from '#features/libraries/queries.ts';
import { roles } from '#lib/permissions.ts';
import { withDatabase } from './with-database.ts';

type Added = {
  email: string;
  name: string;
  library?: string;
  role?: string;
  passwordStdin?: true;
  administrator?: true;
};

export function register(program: Command): void {
  const user = program.command('user').description('people with an account');
  user
    .command('add')
    .description('make an account, and a member of a library; who has an account is only made a member')
    .requiredOption('--email <email>', 'address to sign in with')
    .requiredOption('--name <name>', 'name beside their work')
    .option('--library <slug>', 'library to join')
    .addOption(new Option('--role <role>', 'what they may do there').choices(roles))
    .option('--password-stdin', 'read the password from standard input; without it they sign in through a provider')
    .option('--administrator', 'of the instance')
    .action((options: Added, command: Command) => {
      if (Boolean(options.library) !== Boolean(options.role)) command.error('error: --library and --role go together');
      return withDatabase(() => addUser(options));
    });
  user
    .command('disable')
    .description('shut a person out from their next request on')
    .requiredOption('--email <email>')
    .action(({ email }: { email: string }) =>
      withDatabase(async () => disableUser(cliActor, await findUserId(cliActor, email))),
    );
  user
    .command('enable')
    .description('let a disabled person in again')
    .requiredOption('--email <email>')
    .action(({ email }: { email: string }) =>
      withDatabase(async () => enableUser(cliActor, await findUserId(cliActor, email))),
    );
}

async function addUser({ email, name, library, role, passwordStdin, administrator }: Added): Promise<void> {
  // Before an account is made: a misspelt library must not leave half of the work done.
  const owner = library ? await findCliActor(library) : null;
  const known = owner && (await findUserActor(email));
  if (!known) {
    const password = passwordStdin ? await readPassword() : undefined;
    await createUser(cliActor, { email, name, password, isAdministrator: administrator ?? false });
  }
  if (owner) await addMember(owner, { email, role });
  process.stderr.write(
    known ? `${email} had an account, and is now a member of ${library}.\n` : `${email} can sign in.\n`,
  );
}

/** One line of standard input, without its line break. */
async function readPassword(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
