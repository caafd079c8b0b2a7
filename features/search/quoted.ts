/** A search set in quotation marks in a sentence; one that begins or ends with a phrase brings its own. */
export function quoted(q: string): string {
  return /^["“]|["”]$/.test(q) ? q : `“${q}”`;
}
