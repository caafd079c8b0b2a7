import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor.ts';
import {
  authoriseInLibrary,
  can,
  capRole,
  type Permission,
  permissions,
  type Role,
  roles,
  scopes,
} from '#lib/permissions.ts';

const library = {
  id: 'library',
  slug: 'kratom',
  name: 'Kratom',
  citationKeyPattern: '',
  defaultStyle: 'apa',
  defaultLocale: 'en-US',
  vocabularyVersion: 1,
  findingsNeedSecondPerson: true,
  claimsNeedSecondPerson: true,
  appraisalsNeedSecondPerson: true,
};
const person = (role: Role | null, isAdministrator = false): Actor => ({
  userId: 'user',
  name: 'Ana Ruiz',
  email: 'ana@example.org',
  isAdministrator,
  via: 'session',
  role,
  library: role && library,
});
const nobody: Actor = { ...person(null), userId: null };
const all = Object.keys(permissions) as Permission[];
const granted = (actor: Actor) => all.filter((permission) => can(actor, permission)).sort();

/** What each role adds to the one before: the policy written a second time, so that a slip in the table shows. */
const added: Record<Role, RegExp> = {
  viewer:
    /^((library|activity|vocabulary|citation|attachment|member)\.read|citation\.export|import\.read|inbox\.read|preference\.set|(finding|claim|notification|disagreement|review|map|duplicate|appraisal|retraction|collection)\.read|search\.(read|star))$/,
  curator:
    /^(citation\.(create|update|tag|trash|restore)|level\.\w+|note\.(create|update|trash)|attachment\.(add|trash)|import\.(create|run|cancel|undo)|inbox\.(accept|reject|return)|watch\.\w+|term\.addToOpenFacet|duplicate\.search|finding\.(create|update|submit|withdraw|discard)|revision\.(create|withdraw)|comment\.(add|trash)|flag\.(raise|resolve)|claim\.(create|update|submit|withdraw|discard|link|grade)|appraisal\.make|retraction\.check|collection\.(create|update|fill|remove)|bulkEdit\.run|feed\.\w+|search\.(create|update|remove))$/,
  reviewer:
    /^(\w+\.\w+OfOthers|(finding|revision|claim)\.(accept|reject)|claim\.signVerdict|appraisal\.accept|retraction\.import|review\.assign|disagreement\.resolve|citation\.(merge|unmerge)|duplicate\.(reject|linkVersions))$/,
  owner:
    /^(facet\.\w+|term\.(create|update|move|merge|deprecate|restore)|style\.\w+|library\.update|domainPack\.load|member\.(update|remove)|invitation\.\w+|webhook\.\w+)$/,
};
const ofAnyone = /^(account|conflict|password|session|token)\./;
const ofAdministrators = /^(library\.create|user\.\w+|instance\.read)$/;

test.each(roles)('a %s may do what the role says, all that weaker ones may, and no more', (role) => {
  const mine = roles.slice(0, roles.indexOf(role) + 1).map((name) => added[name]);
  const expected = all.filter((permission) => [...mine, ofAnyone].some((pattern) => pattern.test(permission)));
  expect(granted(person(role))).toEqual(expected.sort());
});

test('who is signed in and no member may do what concerns themselves', () => {
  expect(granted(person(null))).toEqual(all.filter((permission) => ofAnyone.test(permission)).sort());
});

test('an administrator has no say inside a library they are no member of', () => {
  const expected = all.filter((permission) => ofAnyone.test(permission) || ofAdministrators.test(permission));
  expect(granted(person(null, true))).toEqual(expected.sort());
});

test('nobody may do nothing', () => {
  expect(granted(nobody)).toEqual([]);
});

test('to an outsider a library is not there; to a member too weak it is forbidden', () => {
  expect(() => authoriseInLibrary(person(null), 'citation.read')).toThrow(expect.objectContaining({ status: 404 }));
  expect(() => authoriseInLibrary(person('viewer'), 'citation.update')).toThrow(
    expect.objectContaining({ status: 403 }),
  );
});

test('a token never gives more than its person has, nor more than its strongest scope', () => {
  const someScopes = fc.array(fc.constantFrom(...scopes), { minLength: 1 });
  fc.assert(
    fc.property(fc.constantFrom(...roles), someScopes, (role, given) => {
      const rank = roles.indexOf(capRole(role, given));
      const strongest = Math.max(...given.map((scope) => scopes.indexOf(scope)));
      return rank === Math.min(roles.indexOf(role), strongest);
    }),
  );
});
