import { decodeLatex } from '../latex/decode.ts';
import { splitOutside } from './names.ts';

/** A list BibLaTeX joins by `and`, as the one text CSL has: "Basel; New York". */
export function decodeList(latex: string): string {
  return splitOutside(latex, /\s+and\s+/)
    .map(decodeLatex)
    .join('; ');
}
