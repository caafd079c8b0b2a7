import type { ExportRecord, Format, Preamble, ReadProblem, ReadRecord } from '#lib/formats/format.ts';

/** Reads a whole text, or pieces of one. */
export async function readAll(format: Format, text: string | string[]) {
  const records: ReadRecord[] = [];
  const problems: ReadProblem[] = [];
  const preambles: Preamble[] = [];
  for await (const events of format.read?.(typeof text === 'string' ? [text] : text) ?? []) {
    for (const event of events) {
      if (event.kind === 'record') records.push(event.record);
      else if (event.kind === 'problem') problems.push(event.problem);
      else preambles.push(event.preamble);
    }
  }
  return { records, problems, preambles };
}

export async function writeAll(format: Format, records: ExportRecord[]): Promise<string> {
  let text = '';
  for await (const piece of format.write?.(records) ?? []) text += piece;
  return text;
}

/** What must come back of a record. */
export function essence({
  csl,
  citationKey,
  tags = [],
  levels = [],
  notes = [],
}: Partial<ReadRecord> & { csl: ReadRecord['csl'] }) {
  return { csl, citationKey, tags, levels, notes };
}
