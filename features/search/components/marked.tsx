import { Fragment } from 'react';
import { type IsMatch, markedParts } from '../match-marks.ts';

/** A text with what was searched for marked. */
export function Marked({ text, isMatch }: { text: string; isMatch: IsMatch | null }) {
  if (!isMatch) return text;
  return markedParts(text, isMatch).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place
    part.isMatch ? <mark key={index}>{part.text}</mark> : <Fragment key={index}>{part.text}</Fragment>,
  );
}
