import type { Actor, ActorLibrary, LibraryActor } from '#lib/actor.ts';

/** The parts of a library that an actor carries. */
function actorLibrary(row: ActorLibrary): ActorLibrary {
  const { id, slug, name, citationKeyPattern, defaultStyle, defaultLocale, vocabularyVersion } = row;
  const { findingsNeedSecondPerson, claimsNeedSecondPerson, appraisalsNeedSecondPerson } = row;
  return {
    ...{ id, slug, name, citationKeyPattern, defaultStyle, defaultLocale, vocabularyVersion },
    ...{ findingsNeedSecondPerson, claimsNeedSecondPerson, appraisalsNeedSecondPerson },
  };
}

/** The same actor, acting in a library with a role the caller has made sure of. */
export function actingIn(actor: Actor, library: ActorLibrary, role: LibraryActor['role']): LibraryActor {
  return { ...actor, library: actorLibrary(library), role };
}
