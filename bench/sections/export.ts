import { get } from 'node:http';
import { forgetPeaks, peakMegabytes, serverProcesses } from '../processes.ts';
import type { Section } from './section.ts';

/** The whole library as a file, streamed. */
export const exportSection: Section = async ({ size, note, instance, library }) => {
  const { address, bearer, pid } = await instance();
  const { slug } = (await library()).library;
  const { web } = await serverProcesses(pid);
  for (const format of ['bibtex', 'ris', 'csl-json', 'csv']) {
    const path = `${address}/api/v1/libraries/${slug}/export?format=${format}`;
    await download(`${path}&limit=1&q=naloxone`, bearer);
    await forgetPeaks(web);
    const { first, last, bytes } = await download(path, bearer);
    const isHeld = format === 'bibtex';
    note({ name: `${format}, first byte`, value: first, unit: 'ms', ...(isHeld && { most: 200 }) });
    note({
      name: `${format}, whole library`,
      value: size / (last / 1000),
      unit: 'records/s',
      ...(isHeld && { least: 20_000 }),
      note: `${(bytes / 2 ** 20).toFixed(0)} MB`,
    });
    note({ name: `${format}, peak memory of the web server`, value: await peakMegabytes(web), unit: 'MB' });
  }
};

function download(
  address: string,
  headers: Record<string, string>,
): Promise<{ first: number; last: number; bytes: number }> {
  const since = performance.now();
  return new Promise((resolve, reject) => {
    get(address, { headers }, (answer) => {
      let first = 0;
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        if (bytes === 0) first = performance.now() - since;
        bytes += chunk.length;
      });
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve({ first, last: performance.now() - since, bytes });
        else reject(new Error(`${address} gave ${answer.statusCode}.`));
      });
    }).on('error', reject);
  });
}
