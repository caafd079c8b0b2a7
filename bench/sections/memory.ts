import { load } from '../measure.ts';
import { currentMegabytes, forgetPeaks, peakMegabytes, serverProcesses } from '../processes.ts';
import type { Section } from './section.ts';

/** Whether the web server holds on to what it once served: after thousands of answers as after hundreds. */
export const memory: Section = async ({ note, instance, library }) => {
  const { address, bearer, pid } = await instance();
  const { slug } = (await library()).library;
  const { web } = await serverProcesses(pid);
  const lists = ['', 'tag=compound:mitragynine', 'q=receptor', 'year=2010..2020&sort=title'];
  const addresses = lists.map((query) => `${address}/api/v1/libraries/${slug}/citations?limit=200&${query}`);
  const serve = (seconds: number) => load({ addresses, headers: bearer, connections: 4, seconds });
  await serve(3);
  const early = await currentMegabytes(web);
  await forgetPeaks(web);
  const { count } = await serve(12);
  const late = await currentMegabytes(web);
  const rival = { name: 'after the first seconds', value: early };
  note({ name: `web server after ${count} lists of 200`, value: late, unit: 'MB', rival });
  note({ name: 'web server at its peak meanwhile', value: await peakMegabytes(web), unit: 'MB' });
};
