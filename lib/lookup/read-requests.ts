import { isIdentifierLine, type LookupRequest, readIdentifiers } from './read-identifiers.ts';

/** Most requests read from one paste; the rest is told about, not dropped without a word. */
export const mostRequests = 500;

type Line = { text: string; line: number };

/**
 * Reads a paste of DOIs, PMIDs, PMCIDs, arXiv ids, ISBNs, addresses and whole references, in any mix: a line of identifiers gives
 * one request each, a line of words one request, by the best identifier in it or else by its words. Repeats are left out.
 */
export function readRequests(paste: string): LookupRequest[] {
  const seen = new Set<string>();
  return joinWrapped(linesOf(paste))
    .flatMap(requestsOf)
    .filter(({ kind, value }) => {
      const key = `${kind} ${value.toLowerCase()}`;
      return !seen.has(key) && seen.add(key);
    });
}

function linesOf(paste: string): Line[] {
  return paste
    .replaceAll('\0', '')
    .toWellFormed()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((text, at) => ({ text: text.trim(), line: at + 1 }));
}

// "1. ", "[12] ", "• ": how lists of references begin. A DOI begins with "10." and no space.
const marker = /^(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s)|[•*–-](?=\s))\s*/;

/** A numbered reference broken over several lines becomes one line; an empty line or another number ends it. */
function joinWrapped(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  let isOpen = false;
  for (const { text, line } of lines) {
    const last = joined.at(-1);
    if (text === '') isOpen = false;
    else if (isOpen && last && !marker.test(text) && !isIdentifierLine(text)) last.text += ` ${text}`;
    else {
      isOpen = marker.test(text) && !isIdentifierLine(text.replace(marker, ''));
      joined.push({ text, line });
    }
  }
  return joined;
}

function requestsOf({ text, line }: Line): LookupRequest[] {
  const bare = text.replace(marker, '');
  const found = readIdentifiers(bare);
  if (isIdentifierLine(bare)) return found.map((identifier) => ({ ...identifier, line }));
  const [best] = found.toSorted((one, other) => rank.indexOf(one.kind) - rank.indexOf(other.kind));
  if (best) return [{ ...best, written: bare.slice(0, mostWritten), line }];
  return [{ kind: 'reference', value: bare.slice(0, mostWritten), written: bare.slice(0, mostWritten), line }];
}

const mostWritten = 2000;
// What names the work before what names a copy of it; an address may be of anything.
const rank: LookupRequest['kind'][] = ['doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'address'];
