import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { LatestUsed } from '#lib/latest-used.ts';
import { type CslNode, unpack } from './csl-tree.ts';
import type { Bibliography } from './entry.ts';
import { type Answer, type Job, languageKey, type Told } from './job.ts';
import { EntryMemory } from './known-entries.ts';
import { print, show } from './print.ts';
import { Processor, type Progress } from './processor.ts';

// The thread in which styles are compiled and bibliographies rendered, so that no request waits for another's.
const { assets, locales }: { assets: string; locales: ReadonlyMap<string, string> } = workerData;
// The largest, APA, takes 36 MB.
const processors = new LatestUsed<Processor>(8);
// About 20,000 entries.
const entries = new EntryMemory(24 * 1024 * 1024);
const localeTexts = new Map<string, string>();
let latest: { key: string; bibliography: Bibliography } | undefined;

// Given out anew each time, as the processor writes into the tree it gets.
function localeTree(tag: string): CslNode {
  const asset = locales.get(tag) ?? locales.get('en-US') ?? '';
  const text = localeTexts.get(asset) ?? readFileSync(`${assets}/${asset}`, 'utf8');
  localeTexts.set(asset, text);
  return unpack(JSON.parse(text));
}

function processorKey({ style, locale }: Job): string {
  return `${style.key} ${languageKey(style, locale)}`;
}

function processorFor(job: Job): Processor {
  const { style, locale } = job;
  const key = processorKey(job);
  const kept = processors.get(key);
  if (kept) return kept;
  const tree =
    'tree' in style ? style.tree : unpack(JSON.parse(readFileSync(`${assets}/${style.asset}`, 'utf8'))[style.id]);
  const made = new Processor(tree, locale ?? style.defaultLocale, locale !== null, localeTree, entries.of(key));
  processors.set(key, made);
  return made;
}

/** The same bibliography in another format is not rendered again. */
function render(job: Job): Bibliography {
  if (latest?.key === job.key) return latest.bibliography;
  try {
    const bibliography = processorFor(job).render(job, teller());
    latest = { key: job.key, bibliography };
    return bibliography;
  } catch (error) {
    // Stopped in the middle, it may hold half of what it was doing.
    processors.delete(processorKey(job));
    throw error;
  }
}

const everyMs = 200;

/** Tells how far it is, now and then, and each new stage at once. */
function teller(): (progress: Progress) => void {
  let next = 0;
  let stage: Progress['stage'] | undefined;
  return (progress) => {
    if (progress.stage === stage && performance.now() < next) return;
    stage = progress.stage;
    next = performance.now() + everyMs;
    parentPort?.postMessage({ progress } satisfies Told);
  };
}

async function answer(job: Job): Promise<Answer> {
  try {
    const bibliography = render(job);
    if (job.output === 'shown') return { shown: show(bibliography) };
    return { body: await print(bibliography, job.output, job.title) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await answer(job)));
