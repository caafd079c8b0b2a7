import type { CslItem } from '#lib/csl/item.ts';

/**
 * What an incoming record adds to the one that is there: variables it lacks, and nothing it has, so that an import never overwrites
 * a person's work. Keywords are joined; `custom` is joined key by key. Null when the incoming record adds nothing.
 */
export function mergeRecords(existing: CslItem, incoming: CslItem): CslItem | null {
  const merged: CslItem = { ...existing };
  for (const [variable, value] of Object.entries(incoming)) {
    if (variable === 'id' || variable === 'type' || isEmpty(value)) continue;
    if (isEmpty(existing[variable])) merged[variable] = value;
  }
  if (!isEmpty(existing.keyword) && !isEmpty(incoming.keyword)) {
    merged.keyword = joinedKeywords(String(existing.keyword), String(incoming.keyword));
  }
  if (existing.custom && incoming.custom) merged.custom = { ...incoming.custom, ...existing.custom };
  return JSON.stringify(merged) === JSON.stringify(existing) ? null : merged;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function joinedKeywords(existing: string, incoming: string): string {
  const separator = existing.includes(';') || incoming.includes(';') ? ';' : ',';
  const held = existing.split(separator).map((keyword) => keyword.trim());
  const known = new Set(held.map((keyword) => keyword.toLowerCase()));
  const added = incoming
    .split(separator)
    .map((keyword) => keyword.trim())
    .filter((keyword) => keyword !== '' && !known.has(keyword.toLowerCase()));
  return added.length === 0 ? existing : [...held, ...added].join(`${separator} `);
}
