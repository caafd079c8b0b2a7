/*
 * CSL holds all keywords in one text. Ours are separated by `; `; a keyword that has a semicolon itself stands in quotes, and a
 * single one that has a comma is closed by a semicolon, so that splitting gives back what was joined.
 */

export function joinKeywords(keywords: readonly string[]): string {
  const quoted = keywords.map((keyword) => (/[;"]/.test(keyword) ? `"${keyword.replaceAll('"', '""')}"` : keyword));
  const joined = quoted.join('; ');
  return keywords.length === 1 && joined.includes(',') && !joined.includes(';') ? `${joined};` : joined;
}

/** Also of texts others wrote: by semicolon when there is one, else by comma. */
export function splitKeywords(text: string): string[] {
  const pattern = text.includes(';')
    ? /\s*("(?:[^"]|"")*"|[^;]*?)\s*(?:;|$)/g
    : /\s*("(?:[^"]|"")*"|[^,]*?)\s*(?:,|$)/g;
  return [...text.matchAll(pattern)].map((match) => unquoted(match[1] ?? '')).filter((keyword) => keyword !== '');
}

function unquoted(text: string): string {
  return /^".*"$/s.test(text) && text.length > 1 ? text.slice(1, -1).replaceAll('""', '"') : text;
}
