import { printLevel } from '../carried.ts';
import type { ExportRecord } from '../format.ts';
import { streamingWriter } from '../streaming.ts';
import { idKept } from './kept-id.ts';

/** Our tags, levels and notes stand under `custom.speciosa`, so that nobody's keywords change. */
function customOf({ csl, tags = [], levels = [], notes = [] }: ExportRecord): object | undefined {
  const own = {
    ...(tags.length > 0 && { tags }),
    ...(levels.length > 0 && { levels: levels.map(printLevel) }),
    ...(notes.length > 0 && { notes }),
  };
  const { [idKept]: _, ...custom } = csl.custom ?? {};
  if (Object.keys(own).length > 0) custom.speciosa = own;
  return Object.keys(custom).length > 0 ? custom : undefined;
}

function idOf({ csl, citationKey }: ExportRecord): unknown {
  const kept = csl.custom?.[idKept];
  const isSame = kept !== undefined && (csl['citation-key'] !== undefined || String(kept) === citationKey);
  return isSame ? kept : citationKey;
}

// `"title": ` and the like, made once.
const heads = new Map<string, string>();

function headOf(name: string): string {
  const known = heads.get(name);
  if (known !== undefined) return known;
  const head = `\n ${JSON.stringify(name)}: `;
  if (heads.size < 500) heads.set(name, head);
  return head;
}

/** A variable a line: half the time of JSON's own layout, and still read by people and by line. */
function printRecord(record: ExportRecord): string {
  let text = '{';
  const add = (name: string, value: unknown) => {
    const json = JSON.stringify(value);
    if (json !== undefined) text += `${text === '{' ? '' : ','}${headOf(name)}${json}`;
  };
  add('id', idOf(record));
  for (const name of Object.keys(record.csl)) if (name !== 'id' && name !== 'custom') add(name, record.csl[name]);
  // Most have none.
  if (record.csl.custom || record.tags?.length || record.levels?.length || record.notes?.length)
    add('custom', customOf(record));
  return `${text}\n}`;
}

export const writeCslJson = streamingWriter((record, index) => `${index === 0 ? '' : ','}\n${printRecord(record)}`, {
  before: '[',
  after: (count) => (count === 0 ? ']\n' : '\n]\n'),
});
