import type { ExportRecord, Format } from '../format.ts';
import { named } from '../names.ts';
import { sameRecord } from '../read-back.ts';
import { streamingWriter } from '../streaming.ts';
import { parseElement } from '../xml/parse.ts';
import { patchText } from '../xml/patch.ts';
import { printElement } from '../xml/print.ts';
import { rankOf } from './elements.ts';
import { mapEndnote } from './map.ts';
import { readEndnoteXml } from './read.ts';
import { endnoteElement, endnoteUnits } from './write.ts';

function writeRecord(record: ExportRecord): string {
  const replayed = record.source?.format === 'endnote-xml' ? replay(record, record.source.rawText) : null;
  return `${replayed ?? printElement(endnoteElement(endnoteUnits(record)))}\n`;
}

/** The record's own text with only what was edited changed; null when it is damaged. */
function replay(record: ExportRecord, rawText: string): string | null {
  const parsed = parseElement(rawText);
  if (!parsed || parsed.faults.length > 0 || parsed.root.to !== rawText.length) return null;
  const before = mapEndnote(parsed.root, rawText, () => {});
  const was = endnoteUnits({ ...before, citationKey: before.citationKey ?? record.source?.key ?? '' });
  const text = patchText(rawText, parsed.root, before.units, { was, is: endnoteUnits(record), rank: rankOf });
  if (text === rawText) return text;
  const again = parseElement(text);
  return again &&
    sameRecord(
      mapEndnote(again.root, text, () => {}),
      record,
    )
    ? text
    : null;
}

/** EndNote's XML, which Zotero, Mendeley and Bookends write too. */
export const endnoteXml: Format = {
  ...named('endnote-xml'),
  read: readEndnoteXml,
  write: streamingWriter(writeRecord, {
    before: '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<records>\n',
    after: () => '</records>\n</xml>\n',
  }),
};
