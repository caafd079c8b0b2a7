import { typeset } from '#lib/pharmacology/typeset.ts';
import { escapeMarkup } from '#lib/static-markup.ts';

/** `PrintedText` for markup that is written as text. */
export function printedMarkup(text: string): string {
  return typeset(text)
    .map((piece) =>
      typeof piece === 'string' ? escapeMarkup(piece) : `<${piece.as}>${escapeMarkup(piece.text)}</${piece.as}>`,
    )
    .join('');
}
