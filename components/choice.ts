/** Something to choose by typing. */
export type Choice = {
  value: string;
  label: string;
  /** What it belongs to, before the label. */
  kind?: string;
  /** A few words at the right: a count, a synonym that matched. */
  detail?: string;
  /** Other words it is found by. */
  keywords?: readonly string[];
};

/**
 * The choices that fit a typed text: every word must begin a word of the label, kind or
 * keywords, or, from three letters, stand inside the label; labels that begin with the text come first.
 */
export function matchingChoices(choices: readonly Choice[], typed: string, most = 50): Choice[] {
  const wanted = wordsOf(typed);
  const fitting = choices.filter(({ label, kind = '', keywords = [] }) => {
    const words = wordsOf([label, kind, ...keywords].join(' '));
    return wanted.every(
      (want) => words.some((word) => word.startsWith(want)) || (want.length > 2 && fold(label).includes(want)),
    );
  });
  const begins = (choice: Choice) => (fold(choice.label).startsWith(fold(typed)) ? 0 : 1);
  return fitting.toSorted((one, other) => begins(one) - begins(other)).slice(0, most);
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en').trim();
}
