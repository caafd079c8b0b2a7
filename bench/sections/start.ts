import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, start } from '../instance.ts';
import { timed } from '../measure.ts';
import { currentMegabytes, serverProcesses } from '../processes.ts';
import type { Section } from './section.ts';

/** From the command to "is ready", on a build that stands: with nothing there yet, then again. */
export const startSection: Section = async ({ note }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'speciosa-bench-'));
  await chmod(dataDir, 0o711);
  try {
    for (const name of ['first start: database, owner', 'second start']) {
      const { milliseconds, result } = await timed(() => start(dataDir));
      await sleep(2000);
      const { web, worker } = await serverProcesses(result.child.pid ?? 0);
      note({ name, value: milliseconds / 1000, unit: 's' });
      note({ name: `${name}, web server at rest`, value: await currentMegabytes(web), unit: 'MB' });
      note({ name: `${name}, worker at rest`, value: await currentMegabytes(worker), unit: 'MB' });
      await end(result.child);
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};
