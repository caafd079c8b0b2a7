import type { Query } from '#features/search/query-tree.ts';
import { Prisma, type Transaction } from '#lib/database.ts';
import type { FilterCondition } from '../../filter-conditions.ts';
import type { CitationSet, CitationSets } from '../../sets/citation-sets.ts';
import { type AskedCondition, type AskedSets, toBeAsked } from '../../sets/conditions-in-sets.ts';
import { inTime, timedRead } from '../timed-read.ts';
import { type AskedRows, rowsAsked } from './asked-rows.ts';

// Asking about more than these one by one costs more than asking anew.
const mostOneByOne = 5000;

/** Asks the database what of the conditions only SQL can tell. What was asked before is asked again only of citations changed since. */
export async function askSets(
  libraryId: string,
  sets: CitationSets,
  conditions: readonly FilterCondition[],
): Promise<AskedSets> {
  const parts = conditions.flatMap((condition) => [...toBeAsked(condition)]);
  const answers = parts.map(
    async ([part, asked]) => [part, await ask(libraryId, sets, asked)] as [FilterCondition | Query, CitationSet],
  );
  return new Map(await Promise.all(answers));
}

async function ask(libraryId: string, sets: CitationSets, asked: AskedCondition): Promise<CitationSet> {
  return await inTime(askRows(sets, await rowsAsked(asked, libraryId), asked.lasts));
}

/** The citations of such rows; kept when what makes them so `lasts`. */
export async function askRows(sets: CitationSets, asked: AskedRows, lasts: boolean): Promise<CitationSet> {
  if (!lasts) return sets.of(await read(asked));
  const { key } = asked;
  for (let known = sets.asked.get(key); ; known = sets.asked.get(key)) {
    if (known?.changed.isEmpty()) return known.members;
    const underWay = beingAsked.get(sets)?.get(key);
    if (!underWay) break;
    // What it may have missed is among what changed since.
    await underWay.catch(() => undefined);
  }
  return await shared(sets, key, () =>
    sets.whileReading(async (changed) => {
      const known = sets.asked.get(key);
      const again = known?.changed.array() ?? [];
      const members =
        known && again.length <= mostOneByOne
          ? await askOfChanged(sets, known.members, again, asked)
          : await readAll(sets, asked);
      sets.asked.set(key, { members, changed });
      return members;
    }),
  );
}

/** Records with a word that is known are left out of the reading of a prefix: they are most of it. */
async function readAll(sets: CitationSets, asked: AskedRows): Promise<CitationSet> {
  const { prefix } = asked;
  if (!prefix) return sets.of(await read(asked));
  const words = [...sets.asked.keys()].map(prefix.known).filter((known) => known !== null);
  const others = sets.of(await read(prefix.besides(words)));
  const known = await Promise.all(words.map((word) => askRows(sets, word, true)));
  return known.reduce((all, members) => all.union(members), others);
}

const beingAsked = new WeakMap<CitationSets, Map<string, Promise<CitationSet>>>();

async function shared(sets: CitationSets, key: string, read: () => Promise<CitationSet>): Promise<CitationSet> {
  const all = beingAsked.get(sets) ?? new Map<string, Promise<CitationSet>>();
  beingAsked.set(sets, all);
  const reading = read().finally(() => all.delete(key));
  all.set(key, reading);
  return await reading;
}

async function askOfChanged(
  sets: CitationSets,
  known: CitationSet,
  changed: readonly number[],
  asked: AskedRows,
): Promise<CitationSet> {
  const ordinals = changed.map((slot) => sets.slots.ordinalOf(slot));
  const now = await read({ ...asked, rows: Prisma.sql`${asked.rows} AND ordinal = ANY (${ordinals}::int[])` });
  const members = known.clone();
  for (const slot of changed) members.remove(slot);
  return members.union(sets.of(now));
}

function read({ rows, ofWords, longest }: AskedRows): Promise<Uint8Array> {
  const ask = async (tx: Transaction) => {
    // Of a word in most records Postgres thinks it best to read them all; each long text then has to be unpacked.
    if (ofWords) await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`;
    const [row] = await tx.$queryRaw<{ ordinals: Uint8Array | null }[]>`
      SELECT string_agg(int4send(ordinal), '') AS ordinals FROM ${rows}`;
    return row?.ordinals ?? new Uint8Array();
  };
  return timedRead(ask, undefined, longest);
}
