const particles = 'van|von|de|der|den|di|da|del|della|dos|la|le|ten|ter|bin|al';
const printed = new RegExp(`^(.+?)\\s+((?:(?:${particles})\\s+)*\\S+)$`, 'i');

/** Takes a name as printed apart: with a comma the family stands first, else last, with the particles before it. */
export function parsePrintedName(name: string): { family?: string; given?: string; literal?: string } {
  const [before = '', after] = name.trim().split(/,\s*/, 2);
  if (after) return { family: before, given: after };
  const [, given, family] = printed.exec(name.trim()) ?? [];
  return given && family ? { given, family } : { literal: name.trim() };
}
