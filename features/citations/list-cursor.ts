/** Where a page ended: the order it was in, the last row's value in it, and its id. */
export type ListCursor = { sort: string; value: string | number | null; id: string };

export function printCursor({ sort, value, id }: ListCursor): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/** Null when it is no cursor of ours. What it says is still a stranger's: only ever a parameter of a query. */
export function parseCursor(text: string): ListCursor | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(parsed) || parsed.length !== 3) return null;
    const [sort, value, id] = parsed;
    const isValue = value === null || (typeof value === 'string' && !value.includes('\0')) || Number.isFinite(value);
    return typeof sort === 'string' && isValue && typeof id === 'string' ? { sort, value, id } : null;
  } catch {
    return null;
  }
}
