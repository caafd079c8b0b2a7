export type Difference = { kind: 'same' | 'removed' | 'added'; text: string };

// Beyond this many cells the table costs more than it tells: old and new are shown whole.
const mostCells = 4_000_000;

/** What changed between two texts, word by word: a longest common subsequence, neighbours of one kind joined. */
export function wordDifference(before: string, after: string): Difference[] {
  const old = words(before);
  const now = words(after);
  const start = commonLength(old, now);
  const end = commonLength(old.slice(start).reverse(), now.slice(start).reverse());
  const middle = changed(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([...old.slice(0, start).map(same), ...middle, ...old.slice(old.length - end).map(same)]);
}

function changed(old: string[], now: string[]): Difference[] {
  if (old.length * now.length > mostCells) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]];
    if (was !== undefined && was === is) {
      parts.push(same(was));
      i++;
      j++;
    } else if (was !== undefined && (is === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push(removed(was));
      i++;
    } else if (is !== undefined) {
      parts.push(added(is));
      j++;
    }
  }
  return parts;
}

function words(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

function commonLength(one: string[], other: string[]): number {
  const until = one.findIndex((word, index) => word !== other[index]);
  return until < 0 ? one.length : until;
}

function joined(parts: Difference[]): Difference[] {
  const result: Difference[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else result.push({ ...part });
  }
  return result;
}

const same = (text: string): Difference => ({ kind: 'same', text });
const removed = (text: string): Difference => ({ kind: 'removed', text });
const added = (text: string): Difference => ({ kind: 'added', text });
