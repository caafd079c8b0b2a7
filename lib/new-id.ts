import { v7 } from 'uuid';

/** A UUID of version 7 (RFC 9562): grows with time, so that new rows lie together in every index. */
export function newId(): string {
  return v7();
}

/** Whether a text from an address can be an id at all; Postgres refuses others with an error. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
