/** Text as Postgres takes it: without NUL, and without half a surrogate pair. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
