import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { foundLibrary } from '#features/exchange/commands/found-library.ts';
import { newId } from '#lib/new-id.ts';
import { writeBenchFile } from '../data/files.ts';
import type { BenchInstance } from '../instance.ts';
import { timed } from '../measure.ts';
import { forgetPeaks, peakMegabytes, serverProcesses } from '../processes.ts';
import type { Section } from './section.ts';

/** A RIS file into an empty library, from the first byte sent until the last record can be found. */
export const importSection: Section = async ({ size, note, instance }) => {
  const running = await instance();
  const folder = await mkdtemp(join(tmpdir(), 'speciosa-bench-'));
  try {
    const path = join(folder, 'records.ris');
    await writeBenchFile(path, 'ris', 0, size);
    const { web, worker } = await serverProcesses(running.pid);
    await forgetPeaks([...web, ...worker]);
    const { milliseconds, result } = await timed(() => importFile(running, path));
    if (result.created !== size) throw new Error(`${result.created} of ${size} records were created.`);
    const megabytes = `${((await stat(path)).size / 2 ** 20).toFixed(0)} MB`;
    note({
      name: 'RIS into an empty library',
      value: size / (milliseconds / 1000),
      unit: 'records/s',
      least: 3000,
      note: megabytes,
    });
    note({ name: 'peak memory of the web server', value: await peakMegabytes(web), unit: 'MB' });
    note({ name: 'peak memory of the worker', value: await peakMegabytes(worker), unit: 'MB' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

type Run = { id: string; status: string; counts: { created: number }; failure?: string };

/** Sends a file to a new library and waits for its end. */
async function importFile({ owner, address, bearer }: BenchInstance, path: string): Promise<{ created: number }> {
  const { library } = await foundLibrary(owner, { slug: `import-${newId().slice(-8)}`, name: 'Import' }, 'kratom');
  const imports = `${address}/api/v1/libraries/${library.slug}/imports`;
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
  let answer = await fetch(`${imports}?format=ris&wait=60&duplicates=create`, {
    method: 'POST',
    headers: bearer,
    body,
    duplex: 'half',
  } as RequestInit);
  for (;;) {
    const run = (await answer.json()) as Run;
    if (!answer.ok) throw new Error(JSON.stringify(run));
    if (run.status === 'DONE') return run.counts;
    if (run.status === 'FAILED' || run.status === 'CANCELLED') throw new Error(run.failure ?? run.status);
    await sleep(100);
    answer = await fetch(`${imports}/${run.id}`, { headers: bearer });
  }
}
