import { keepCustom } from '../carried.ts';
import type { ReadEvent, ReadProblem, ReadRecord } from '../format.ts';
import { type Parser, streamingReader } from '../streaming.ts';
import { BibTxtParser } from './bib-txt.ts';
import { type Block, BlockScanner } from './blocks.ts';
import { type Fault, parseEntry } from './entry.ts';
import { cslTypeOf, type Dialect } from './entry-types.ts';
import type { Parent } from './inherit.ts';
import { mapEntry } from './map.ts';
import { crowdedName } from './names.ts';
import { needsOf, Parents } from './parents.ts';
import { SeenKeys } from './seen-keys.ts';
import { Macros, valuesOf } from './values.ts';

type Draft = Parent & {
  block: Block;
  index: number;
  key: string;
  own: [string, string][];
  repeated: [string, string][];
  needs: string[];
};

const nameFields = new Set(['author', 'editor', 'translator', 'bookauthor']);

/** BibTeX and BibLaTeX. An entry that inherits waits for its parent, everything else is given out at once. */
class BibParser implements Parser {
  #scanner = new BlockScanner();
  #dialect: Dialect;
  #macros = new Macros();
  #parents = new Parents();
  #waiting: Draft[] = [];
  #keys = new SeenKeys();
  #index = 0;
  #events: ReadEvent[] = [];

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  push(text: string): ReadEvent[] {
    for (const block of this.#scanner.push(text)) this.#take(block);
    return this.#flush();
  }

  end(): ReadEvent[] {
    for (const block of this.#scanner.end()) this.#take(block);
    this.#release();
    if (this.#index === 0) {
      const message = 'No entry was found: entries begin with “@type{key,”.';
      this.#events.push({ kind: 'problem', problem: { severity: 'error', line: 1, column: 1, index: null, message } });
    }
    return this.#flush();
  }

  #flush(): ReadEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #take(block: Block) {
    if (block.kind === 'entry') return this.#takeEntry(block);
    if (block.kind === 'too-long') {
      this.#problem(block, { offset: 0, message: 'The entry is too long and was skipped.' }, 'error', this.#index++);
      return;
    }
    const { kind, rawText, line } = block;
    this.#events.push({ kind: 'preamble', preamble: { kind, rawText, line } });
    if (!block.closed) this.#problem(block, { offset: 0, message: `This @${kind} does not end.` }, 'warning', null);
    if (kind === 'text' && isStray(rawText, this.#index)) {
      this.#problem(block, { offset: 0, message: 'These lines stand outside of any entry.' }, 'warning', null);
    }
    if (kind === 'string') this.#define(block);
  }

  #define(block: Block) {
    const entry = parseEntry(block.rawText, block.closed);
    for (const { name, parts, valueStart } of entry.fields) {
      const text = this.#macros.join(parts, (word) => {
        this.#problem(
          block,
          { offset: valueStart, message: `The abbreviation “${word}” is not defined.`, field: name },
          'warning',
          null,
        );
      });
      this.#macros.define(name, text);
    }
    for (const fault of entry.faults) this.#problem(block, fault, 'warning', null);
  }

  #takeEntry(block: Block) {
    const entry = parseEntry(block.rawText, block.closed);
    const { type, key } = entry;
    const { fields, repeated, faults } = valuesOf(entry, block.rawText, this.#macros);
    const own = entry.fields.map(({ name, raw }): [string, string] => [name, raw]);
    if (type === 'xdata') {
      this.#events.push({ kind: 'preamble', preamble: { kind: 'text', rawText: block.rawText, line: block.line } });
      this.#problem(
        block,
        { offset: 0, message: `“${key}” only lends its fields to others; it is no record.` },
        'warning',
        null,
        key,
      );
      this.#parents.remember(key, { type, fields });
      return this.#resolve();
    }
    const index = this.#index++;
    if (!block.closed)
      this.#problem(
        block,
        { offset: 0, message: 'The entry does not end: a closing brace is missing.' },
        'error',
        index,
        key,
      );
    for (const fault of [...entry.faults, ...faults]) this.#problem(block, fault, 'warning', index, key);
    if (!block.closed && fields.size === 0) return;
    this.#checkKey(block, index, key, type);
    for (const { name: field, valueStart: offset } of entry.fields) {
      const crowded = nameFields.has(field) ? crowdedName(fields.get(field)?.text ?? '') : undefined;
      if (!crowded) continue;
      const message = `“${crowded.trim().slice(0, 80)}” was read as one name: names are joined by “and”.`;
      this.#problem(block, { offset, message, field }, 'warning', index, key);
    }
    const draft: Draft = { block, index, key, type, fields, own, repeated, needs: needsOf(fields) };
    this.#parents.remember(key, draft);
    if (this.#parents.areThere(draft.needs)) this.#give(draft);
    else this.#wait(draft);
    if (this.#waiting.length > 0) this.#resolve();
  }

  #checkKey(block: Block, index: number, key: string, type: string) {
    const warn = (message: string) => this.#problem(block, { offset: 0, message }, 'warning', index, key);
    if (cslTypeOf(type) === undefined) warn(`“@${type}” is no entry type we know; it was read as a document.`);
    if (key !== '' && this.#keys.meet(key)) warn(`The citation key “${key}” stands in this file a second time.`);
  }

  #wait(draft: Draft) {
    this.#parents.hold(draft.block.rawText.length);
    this.#waiting.push(draft);
    // Then what waits is given out as it is.
    if (this.#parents.isFull) this.#release();
  }

  #resolve() {
    const ready = this.#waiting.filter(({ needs }) => this.#parents.areThere(needs));
    if (ready.length === 0) return;
    this.#waiting = this.#waiting.filter((draft) => !ready.includes(draft));
    for (const draft of ready) this.#give(draft);
  }

  #release() {
    for (const draft of this.#waiting) {
      const missing = draft.needs.filter((need) => !this.#parents.has(need));
      const message = `The entry inherits from “${missing.join('”, “')}”, which is not in this file.`;
      this.#problem(draft.block, { offset: 0, message, field: 'crossref' }, 'warning', draft.index, draft.key);
      this.#give(draft);
    }
    this.#waiting = [];
  }

  #give({ block, index, key, type, fields, own, repeated, needs }: Draft) {
    const whole = needs.length === 0 ? fields : this.#parents.completed({ type, fields }).fields;
    const mapped = mapEntry(type, whole, own, this.#dialect);
    for (const [name, text] of repeated) keepCustom(mapped.csl, `x-bib-${name}`, text);
    const { line, lineTo, rawText } = block;
    this.#events.push({
      kind: 'record',
      record: { index, line, lineTo, rawText, ...(key && { citationKey: key }), ...mapped },
    });
  }

  #problem(block: Block, fault: Fault, severity: ReadProblem['severity'], index: number | null, key?: string) {
    const before = block.rawText.slice(0, fault.offset).split(/\r\n|\n|\r/);
    const last = before.at(-1) ?? '';
    const line = block.line + before.length - 1;
    const column = (before.length === 1 ? block.column : 1) + last.length;
    const { field, message } = fault;
    this.#events.push({
      kind: 'problem',
      problem: { severity, line, column, index, message, ...(key && { key }), ...(field && { field }) },
    });
  }
}

/** Lines of a comment begin with a percent sign; what else stands before the first entry is a header, unless it looks like fields. */
function isStray(text: string, entriesBefore: number): boolean {
  return (entriesBefore > 0 && /^\s*[^\s%]/m.test(text)) || /[A-Za-z]\s*=\s*[{"]|^\s*\}/m.test(text);
}

/** A file whose first line is a key in brackets is Bib.TXT. */
class BibOrTxtParser implements Parser {
  readonly #dialect: Dialect;
  #before = '';
  #parser: Parser | null = null;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  push(text: string): ReadEvent[] {
    if (this.#parser) return this.#parser.push(text);
    this.#before += text;
    const start = this.#before.trimStart();
    const isOpen = start === '' || (start.startsWith('[') && !/[\r\n]/.test(start));
    return isOpen && this.#before.length < 10_000 ? [] : this.#begin();
  }

  end(): ReadEvent[] {
    return [...(this.#parser ? [] : this.#begin()), ...(this.#parser?.end() ?? [])];
  }

  #begin(): ReadEvent[] {
    const before = this.#before;
    this.#before = '';
    this.#parser = /^\s*\[[^\][\r\n]*\][ \t]*(?:[\r\n]|$)/.test(before)
      ? new BibTxtParser(this.#dialect)
      : new BibParser(this.#dialect);
    return this.#parser.push(before);
  }
}

export const readBib = (dialect: Dialect) => streamingReader(() => new BibOrTxtParser(dialect));

/** One entry by itself; null when it is not whole without the rest of its file. */
export function readBibRecord(rawText: string, dialect: Dialect): ReadRecord | null {
  const parser = new BibParser(dialect);
  const events = [...parser.push(rawText), ...parser.end()];
  const records = events.filter((event) => event.kind === 'record');
  const isPart = events.some(
    (event) =>
      event.kind === 'problem' &&
      (event.problem.severity === 'error' || /is not (?:defined|in this file)/.test(event.problem.message)),
  );
  return records.length === 1 && records[0] && !isPart ? records[0].record : null;
}
