import type { Command } from 'commander';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { verifyChains } from '#features/activity/queries.ts';
import { withDatabase } from './with-database.ts';

export function register(program: Command): void {
  program
    .command('audit')
    .description('the record of all that happened')
    .command('verify')
    .description('recompute every chain of events; fails at the first event that was changed or removed')
    .action(() => withDatabase(verify));
}

async function verify(): Promise<void> {
  const chains = await verifyChains(cliActor);
  for (const { library, events, broken } of chains) {
    process.stdout.write(`${library}\t${events} events\t${broken ? `BROKEN: ${broken.reason}` : 'holds'}\n`);
  }
  if (chains.some(({ broken }) => broken)) process.exitCode = 1;
}
