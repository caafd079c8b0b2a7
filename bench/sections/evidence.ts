import { insertPackFindings } from '#features/findings/commands/insert-pack-findings.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import { withDescendants } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, transaction } from '#lib/database.ts';
import { benchFinding } from '../data/findings.ts';
import { fetched, repeat } from '../measure.ts';
import { cpuSeconds, serverProcesses } from '../processes.ts';
import type { Section } from './section.ts';

const findings = 10_000;
const batch = 1000;
const turns = 15;

const pages = [
  { name: 'map', path: 'map', most: 100 },
  { name: 'disagreements', path: 'disagreements', most: 100 },
  { name: 'one disagreement', path: 'disagreements/mitragynine/mor', most: 100 },
  { name: 'table of findings', path: 'findings', most: undefined },
  { name: 'table, filtered and sorted', path: 'findings?target=target:mor&assay=binding&sort=-px', most: undefined },
];

// Made anew each time, not kept from the request before.
const anew = { 'cache-control': 'no-cache' };

/** The pages of the evidence, whole requests one after the other, in a library of ten thousand findings. */
export const evidence: Section = async ({ note, instance, library }) => {
  const { address, cookie, bearer, pid } = await instance();
  const actor = await library(10_000);
  await loadFindings(actor);
  const { slug } = actor.library;
  const { web } = await serverProcesses(pid);
  for (const { name, path, most } of pages) {
    const before = await cpuSeconds(web);
    const times = await repeat(turns, () => fetched(`${address}/${slug}/${path}`, { ...cookie, ...anew }));
    const cpu = ((await cpuSeconds(web)) - before) * 1000;
    const share = `${(cpu / (turns + 3)).toFixed(0)} ms CPU of the web server`;
    note({
      name: `page, ${name}`,
      value: times.median,
      unit: 'ms',
      p95: times.p95,
      ...(most && { most }),
      note: share,
    });
  }
  for (const path of ['findings', 'map', 'disagreements']) {
    const times = await repeat(turns, () =>
      fetched(`${address}/api/v1/libraries/${slug}/${path}`, { ...bearer, ...anew }),
    );
    note({ name: `API, ${path}`, value: times.median, unit: 'ms', p95: times.p95 });
  }
};

async function loadFindings(actor: LibraryActor): Promise<void> {
  const libraryId = actor.library.id;
  const present = await database().finding.count({ where: { libraryId } });
  const { facets, byTag } = await loadVocabulary(actor);
  const tagsOf = (facet: string) =>
    facets
      .filter(({ slug }) => slug === facet)
      .flatMap(({ roots }) => roots.flatMap(withDescendants).map(({ tag }) => tag));
  const keys = await database().citation.findMany({
    where: { libraryId },
    select: { key: true },
    orderBy: { key: 'asc' },
  });
  const places = { citations: keys.map(({ key }) => key), ligands: tagsOf('compound'), targets: tagsOf('target') };
  const terms = {
    idOf: (tag: string) => byTag.get(tag)?.id ?? '',
    nameOf: (tag: string) => byTag.get(tag)?.name ?? '',
  };
  for (let from = present; from < findings; from += batch) {
    const made = Array.from({ length: Math.min(batch, findings - from) }, (_, n) => benchFinding(from + n, places));
    await transaction((tx) => insertPackFindings(tx, actor, { name: 'bench', findings: made }, terms));
  }
  await database().$executeRaw`VACUUM ANALYZE finding`;
}
