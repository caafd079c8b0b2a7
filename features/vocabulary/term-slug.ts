import { foldText } from '#lib/fold-text.ts';

export const slugForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** `MOR (μ)` → `mor-mu`; empty when nothing of the name can stand in an address. */
export function slugFromName(name: string): string {
  return foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
}

/** `facet:term` as its two parts, the second as typed; null when it names no facet. */
export function splitTag(tag: string): { facet: string; term: string } | null {
  const parts = /^\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*:\s*(.*\S)\s*$/s.exec(tag);
  return parts?.[1] && parts[2] ? { facet: parts[1], term: parts[2] } : null;
}

/** Where a term's page is; `note` says on it what was just done. */
export function termAddress(library: string, tag: string, note?: 'saved' | 'merged'): string {
  return `/${library}/vocabulary/${tag.replace(':', '/')}${note ? `?done=${note}` : ''}`;
}
