import type { Tone } from './tone.ts';

const tones: Tone[] = ['leaf', 'sky', 'plum', 'amber', 'neutral'];

/** A person by initials, in a tone that stays theirs. Beside a visible name, so hidden from ears. */
export function Avatar({ name }: { name: string }) {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span className="avatar" data-tone={tones[sum % tones.length]} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s.@_-]+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase('en');
}
