import type { RevisionAnswer } from './schema.ts';

/** A proposed change as the API answers with it: people by name alone. */
export function revisionAnswer({
  proposerId: _,
  ...revision
}: RevisionAnswer & { proposerId: string }): RevisionAnswer {
  return revision;
}
