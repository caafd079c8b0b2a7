/** An answer as it was made, to be given again. The body is cut where it names the nonce of its page, of which every answer has its own. */
export type KeptAnswer = {
  headers: readonly (readonly [string, string])[];
  nonce: string | null;
  pieces: readonly string[];
};

type Kept = { answer: KeptAnswer; size: number; until: number };

/** Answers under keys that name everything they depend on but the time; the least recently used go first when there is no room. */
export function keptAnswers({ mostBytes, milliseconds }: { mostBytes: number; milliseconds: number }) {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    get(key: string, now = Date.now()): KeptAnswer | null {
      const found = kept.get(key);
      if (!found) return null;
      drop(key);
      if (found.until <= now) return null;
      kept.set(key, found);
      bytes += found.size;
      return found.answer;
    },
    keep(key: string, answer: KeptAnswer, now = Date.now()): void {
      drop(key);
      // Two bytes a character at most.
      const size = 2 * (key.length + answer.pieces.reduce((sum, piece) => sum + piece.length, 0));
      if (size > mostBytes / 4) return;
      kept.set(key, { answer, size, until: now + milliseconds });
      bytes += size;
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
    get bytes() {
      return bytes;
    },
  };
}
