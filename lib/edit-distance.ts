/** Levenshtein distance: letters to insert, delete or replace. */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** The candidate a mistyped word most likely stands for: within a third of its letters; null when none is. */
export function nearestWord(typed: string, candidates: Iterable<string>): string | null {
  const most = Math.max(1, Math.floor(typed.length / 3));
  let nearest: { word: string; distance: number } | null = null;
  for (const word of candidates) {
    if (Math.abs(word.length - typed.length) > most) continue;
    const distance = editDistance(typed, word);
    if (distance <= most && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) nearest = { word, distance };
  }
  return nearest?.word ?? null;
}
