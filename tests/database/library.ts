import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { type Role, roles } from '#lib/permissions.ts';

export type TestLibrary = Record<Role, LibraryActor> & { libraryId: string };

/** A new, empty library with one member of each role, in the test's own database. */
export async function makeLibrary(slug = `library-${newId().slice(-12)}`): Promise<TestLibrary> {
  const library = await database().library.create({ data: { slug, name: slug } });
  const members = await Promise.all(roles.map((role) => makeMember(library, role)));
  return { ...(Object.fromEntries(members) as Record<Role, LibraryActor>), libraryId: library.id };
}

async function makeMember(library: LibraryActor['library'], role: Role): Promise<[Role, LibraryActor]> {
  const user = await database().user.create({
    data: { email: `${role}-${newId()}@example.org`, name: `Test ${role}` },
  });
  await database().membership.create({ data: { libraryId: library.id, userId: user.id, role } });
  const { id: userId, name, email } = user;
  return [role, { userId, name, email, isAdministrator: false, via: 'session', role, library }];
}
