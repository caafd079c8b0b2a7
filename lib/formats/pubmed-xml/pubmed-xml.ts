import type { ExportRecord, Format } from '../format.ts';
import { named } from '../names.ts';
import { sameRecord } from '../read-back.ts';
import { streamingWriter } from '../streaming.ts';
import { parseElement } from '../xml/parse.ts';
import { patchText } from '../xml/patch.ts';
import { printElement } from '../xml/print.ts';
import { rankOf } from './elements.ts';
import { mapPubmed } from './map.ts';
import { readPubmedXml } from './read.ts';
import { pubmedElement, pubmedUnits } from './write.ts';

function writeRecord(record: ExportRecord): string {
  const replayed = record.source?.format === 'pubmed-xml' ? replay(record, record.source.rawText) : null;
  return `${replayed ?? printElement(pubmedElement(record, pubmedUnits(record)))}\n`;
}

/** The record's own text with only what was edited changed; null when it is damaged. */
function replay(record: ExportRecord, rawText: string): string | null {
  const parsed = parseElement(rawText);
  if (!parsed || parsed.faults.length > 0 || parsed.root.to !== rawText.length) return null;
  const before = mapPubmed(parsed.root, rawText);
  const was = pubmedUnits({ ...before, citationKey: before.citationKey ?? record.source?.key ?? '' });
  const text = patchText(rawText, parsed.root, before.units, { was, is: pubmedUnits(record), rank: rankOf });
  if (text === rawText) return text;
  const again = parseElement(text);
  return again && sameRecord(mapPubmed(again.root, text), record) ? text : null;
}

const doctype =
  '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">';

/** PubMed's XML. */
export const pubmedXml: Format = {
  ...named('pubmed-xml'),
  read: readPubmedXml,
  write: streamingWriter(writeRecord, {
    before: `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}\n<PubmedArticleSet>\n`,
    after: () => '</PubmedArticleSet>\n',
  }),
};
