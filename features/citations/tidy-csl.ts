import {
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normaliseOrcid,
  normalisePmcid,
  normalisePmid,
} from '#lib/csl/identifiers.ts';
import type { CslItem, CslName } from '#lib/csl/item.ts';
import { nameVariables } from '#lib/csl/variables.ts';
import type { Fault } from '#lib/problem.ts';

const identifiers: Record<string, { read: (text: string) => string | null; fault: string }> = {
  DOI: {
    read: normaliseDoi,
    fault: 'is not a DOI: it begins with 10., digits and a slash, such as 10.1021/jacs.6b00360.',
  },
  PMID: { read: normalisePmid, fault: 'is not a PMID: it is a number of up to nine digits.' },
  PMCID: { read: normalisePmcid, fault: 'is not a PMCID: it is PMC and a number.' },
  ISBN: { read: readIsbns, fault: 'is not an ISBN: ten or thirteen digits with a right check digit.' },
  ISSN: { read: readIssns, fault: 'is not an ISSN: eight digits with a right check digit, such as 0002-7863.' },
};

/**
 * A record as a person or a program entered it, tidied: no text Postgres cannot hold, no `id`, identifiers without prefix or address.
 * What is no identifier is a fault with its pointer, unless the record had it so already (an import may have brought it).
 */
export function tidyCsl(csl: CslItem, before?: CslItem): { csl: CslItem; faults: Fault[] } {
  // A copy at any depth, for it is changed below.
  const { id: _id, ...tidy } = cleaned(csl) as CslItem;
  const faults: Fault[] = [];
  for (const [variable, { read, fault }] of Object.entries(identifiers)) {
    const value = tidy[variable];
    if (value === undefined || value === before?.[variable]) continue;
    const text = String(value).trim();
    const normal = read(text);
    if (text === '') delete tidy[variable];
    else if (normal === null) faults.push({ pointer: `/csl/${variable}`, detail: `“${text}” ${fault}` });
    // A bare DOI keeps the capitals its publisher writes it with; the column holds it folded.
    else tidy[variable] = text.toLowerCase() === normal ? text : normal;
  }
  faults.push(...tidyOrcids(tidy as CslItem, before));
  return { csl: tidy as CslItem, faults };
}

function tidyOrcids(csl: CslItem, before?: CslItem): Fault[] {
  const faults: Fault[] = [];
  for (const role of nameVariables) {
    const names: unknown = csl[role];
    if (!Array.isArray(names)) continue;
    const known = orcidsOf(before?.[role]);
    names.forEach((name: CslName, position) => {
      if (typeof name?.ORCID !== 'string' || known.has(name.ORCID)) return;
      if (name.ORCID.trim() === '') {
        delete name.ORCID;
        return;
      }
      const orcid = normaliseOrcid(name.ORCID);
      if (orcid) name.ORCID = orcid;
      else faults.push({ pointer: `/csl/${role}/${position}/ORCID`, detail: `“${name.ORCID}” is not an ORCID iD.` });
    });
  }
  return faults;
}

function orcidsOf(names: unknown): Set<unknown> {
  return new Set(Array.isArray(names) ? names.map((name: CslName | null) => name?.ORCID) : []);
}

function readIsbns(text: string): string | null {
  return readList(text, normaliseIsbn);
}

function readIssns(text: string): string | null {
  return readList(text, normaliseIssn);
}

// A book may have several; all must be right.
function readList(text: string, read: (part: string) => string | null): string | null {
  const parts = text.split(/[,;]\s*|\s+(?=[\dXx]{4,})/).map((part) => read(part));
  return parts.every((part) => part !== null) ? parts.join(', ') : null;
}

/** Without NUL and lone surrogates, at any depth. */
export function cleanText(value: unknown): unknown {
  // Nearly all is, and need not be written again.
  return isClean(value) ? value : cleaned(value);
}

function isClean(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isClean);
  for (const name in value) if (!isClean(name) || !isClean((value as Record<string, unknown>)[name])) return false;
  return true;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [cleaned(name), cleaned(item)]));
}
