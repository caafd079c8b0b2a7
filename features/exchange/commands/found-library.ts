import { insertLibrary } from '#features/libraries/commands/create-library.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { readDomainPack } from '../domain-pack.ts';
import { loadDomainPack } from './load-domain-pack.ts';

/**
 * Makes a library that can be worked in at once: with the vocabulary of the domain pack that ships (not its citations), so that tags, levels and imports with tags
 * have their terms; `none` for one without any.
 */
export async function foundLibrary(
  actor: Actor,
  input: unknown,
  vocabulary: 'kratom' | 'none' = 'kratom',
): Promise<LibraryActor> {
  const pack = vocabulary === 'none' ? null : await readDomainPack(vocabulary);
  return transaction(async (tx) => {
    const owner = await insertLibrary(tx, actor, input);
    if (pack) await loadDomainPack(tx, owner, { ...pack, citations: [], findings: [] });
    return owner;
  });
}
