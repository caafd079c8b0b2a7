import { longestRecord } from '../format.ts';

/** One row of a CSV file (RFC 4180), with its text and lines. `closed` is false when a quote never ends. */
export type Row = { cells: string[]; rawText: string; line: number; lineTo: number; closed: boolean };

/** Cuts CSV text, which comes in pieces, into rows. Comma, semicolon or tab: whichever the first line has most of. */
export class RowScanner {
  #buffer = '';
  #line = 1;
  #separator = '';
  // Length from which another look at an unfinished row is worth its while.
  #patience = 0;

  push(text: string): Row[] {
    this.#buffer += text;
    return this.#buffer.length < this.#patience ? [] : this.#rows(false);
  }

  end(): Row[] {
    return this.#rows(true);
  }

  #rows(isLast: boolean): Row[] {
    const rows: Row[] = [];
    let from = 0;
    for (;;) {
      const end = rowEnd(this.#buffer, from, isLast, this.#separator || ',;\t');
      if (end === null) break;
      const rawText = this.#buffer.slice(from, end.at);
      this.#separator ||= separatorOf(rawText);
      const lineTo = this.#line + (rawText.match(/\r\n|\n|\r/g)?.length ?? 0);
      if (rawText.trim() !== '') {
        rows.push({ cells: cellsOf(rawText, this.#separator), rawText, line: this.#line, lineTo, closed: end.closed });
      }
      this.#line = lineTo + (end.next > end.at ? 1 : 0);
      from = end.next;
      if (from >= this.#buffer.length) break;
    }
    this.#buffer = this.#buffer.slice(from);
    this.#patience = 2 * this.#buffer.length;
    return rows;
  }
}

type End = { at: number; next: number; closed: boolean };

/** Where the row ends and the next begins; null when more text is needed. A quote without end costs its own line. */
function rowEnd(text: string, from: number, isLast: boolean, separators: string): End | null {
  const stop = /"|\r\n|\n|\r/g;
  stop.lastIndex = from;
  let quoted = false;
  let firstBreak = -1;
  for (let match = stop.exec(text); match; match = stop.exec(text)) {
    const at = match.index;
    const next = text[at + 1];
    if (at - from > longestRecord) break;
    if (next === undefined && match[0] !== '\n' && !isLast) return null;
    if (match[0] !== '"') {
      if (!quoted) return { at, next: at + match[0].length, closed: true };
      if (firstBreak < 0) firstBreak = at;
    } else if (!quoted) quoted = at === from || separators.includes(text[at - 1] ?? '');
    else if (next === '"') stop.lastIndex++;
    else if (next === undefined || next === '\r' || next === '\n' || separators.includes(next)) quoted = false;
    else if (firstBreak >= 0) return brokenAt(text, firstBreak);
  }
  if (from >= text.length || (!isLast && text.length - from <= longestRecord)) return null;
  if (quoted && firstBreak >= 0) return brokenAt(text, firstBreak);
  return { at: text.length, next: text.length, closed: !quoted };
}

function brokenAt(text: string, at: number): End {
  return { at, next: at + (text.startsWith('\r\n', at) ? 2 : 1), closed: false };
}

function separatorOf(header: string): string {
  const count = (char: string) => header.split(char).length;
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best));
}

function cellsOf(row: string, separator: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (row[at] === '"') {
      const quoted = /"((?:[^"]|"")*)"?/y;
      quoted.lastIndex = at;
      cell = (quoted.exec(row)?.[1] ?? '').replaceAll('""', '"');
      at = quoted.lastIndex;
    }
    const end = row.indexOf(separator, at);
    cells.push(cell + row.slice(at, end < 0 ? row.length : end));
    if (end < 0) return cells;
    at = end + 1;
  }
}
