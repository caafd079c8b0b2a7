export type Range = { from: number; to: number };

const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * The words of a title that a style must not put into lower case: acronyms, formulas, names of substances, and in a title
 * otherwise in lower case the words that begin with a capital. Places are in UTF-16 units of the plain text.
 */
export function protectedWords(plain: string): Range[] {
  const words = [...plain.matchAll(/\S+/g)].map((match) => trimmed(match[0], match.index));
  const cores = words.map(({ from, to }) => plain.slice(from, to));
  const isSentenceCase = looksLikeSentence(cores);
  return words.filter(({ from, to }, at) => {
    const core = cores[at] ?? '';
    if (from >= to) return false;
    if (/.\p{Lu}/u.test(core)) return true;
    return (
      isSentenceCase && at > 0 && /^\p{Lu}/u.test(core) && !/[.:?!–—]["”’)]?\s*["“‘(]?$/u.test(plain.slice(0, from))
    );
  });
}

function trimmed(word: string, at: number): Range {
  const core = word.replace(edges, '');
  const from = core === '' ? at : at + word.indexOf(core);
  return { from, to: from + core.length };
}

/** Whether most of the long words after the first are in lower case. */
function looksLikeSentence(cores: string[]): boolean {
  const long = cores.slice(1).filter((core) => /^\p{L}{4,}/u.test(core) && !/.\p{Lu}/u.test(core));
  const capitals = long.filter((core) => /^\p{Lu}/u.test(core)).length;
  return long.length > 0 && capitals * 2 < long.length;
}
