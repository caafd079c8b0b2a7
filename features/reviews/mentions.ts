import { roles } from '#lib/permissions.ts';

/** A member as a comment can call them. */
export type Member = { userId: string; name: string; role: string };

/** How someone is called in a comment: Ana Ruiz → `ana-ruiz`. */
export function handleOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

// Not in an address such as ana@example.org, nor in code.
const mention = /(?<![\p{L}\p{N}_@`.])@([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)/gu;

/** Who a text calls: `@ana-ruiz`, or everyone of a role by `@reviewers`. Two of one name are both called. */
export function mentionedIn(text: string, members: readonly Member[]): string[] {
  const called = new Set([...text.matchAll(mention)].map(([, handle]) => handleOf(handle ?? '')));
  const isCalled = ({ name, role }: Member) =>
    called.has(handleOf(name)) || roles.some((each) => role === each && called.has(`${each}s`));
  return members.filter(isCalled).map(({ userId }) => userId);
}
