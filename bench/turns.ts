import { type Spent, spend } from './command.ts';
import { timesOf } from './measure.ts';

// What takes as long as this need not be told from chance by running again.
const longSeconds = 15;

/** Programs that do the same work, run by turns (A B A B) so that what else the machine does falls on all alike; the medians of each. Null of what is not there or fails. */
export async function inTurns(commands: readonly string[][], turns: number): Promise<(Spent | null)[]> {
  const runs = commands.map((): (Spent | null)[] => []);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [at, command] of commands.entries()) {
      const first = runs[at]?.[0];
      if (first === null || (first && first.cpuSeconds > longSeconds)) continue;
      runs[at]?.push(await spend(command));
    }
  }
  return runs.map((spent) => {
    const done = spent.filter((each) => each !== null);
    if (done.length === 0) return null;
    return {
      cpuSeconds: timesOf(done.map(({ cpuSeconds }) => cpuSeconds)).median,
      peakMegabytes: Math.max(...done.map(({ peakMegabytes }) => peakMegabytes)),
    };
  });
}
