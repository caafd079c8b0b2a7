import { dictionary } from '@zxcvbn-ts/language-common';

const common = new Set(dictionary['passwords-common']);

/** Whether a password is on the list of common ones, or one of them dressed up with digits and signs, repeated, or a mere run of keys. */
export function isCommonPassword(password: string): boolean {
  const folded = password.toLowerCase();
  const bare = folded.replace(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '');
  const unit = shortestPeriod(folded);
  const isRepeated = unit.length < folded.length && (unit.length <= 4 || common.has(unit));
  return common.has(folded) || common.has(bare) || bare === '' || isRepeated || isRun(folded) || isRun(bare);
}

/** The shortest text the whole begins with and goes on repeating: `abcabca` → `abc`. */
function shortestPeriod(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    if (text.slice(length) === text.slice(0, -length)) return text.slice(0, length);
  }
  return text;
}

// abcdefgh, 87654321: every character one step from the last.
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}
