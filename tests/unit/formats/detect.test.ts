import { describe, expect, it } from 'vitest';
import { detectFormat } from '#lib/formats/detect.ts';
import { formats as allFormats, findFormat } from '#lib/formats/formats.ts';
import { writeAll } from './read-all.ts';
import { sampleRecords } from './sample-records.ts';

const formats = allFormats.filter(({ write }) => write);

describe('detectFormat', () => {
  it.each(formats)('knows $name by what it writes', async (format) => {
    expect(detectFormat(await writeAll(format, sampleRecords))).toBe(format.name);
  });

  it('knows the formats of others', () => {
    expect(detectFormat('Provider: X\n\nTY  - JOUR\n')).toBe('ris');
    expect(detectFormat('[Fau86]\n    title: Faust\n')).toBe('bibtex');
    expect(detectFormat('% a comment\n@article{a, year = 2001}')).toBe('bibtex');
    expect(detectFormat('@thesis{a, date = {2001}}')).toBe('biblatex');
    expect(detectFormat('\n[\n  {"id": 1}]')).toBe('csl-json');
    expect(detectFormat('{"id": 1}\n{"id": 2}')).toBe('csl-json');
    expect(detectFormat('Authors;Title;Year\n')).toBe('csv');
    expect(detectFormat('PMID- 123\nTI  - x')).toBe('nbib');
    expect(detectFormat('\nOWN - ERIC\nTI  - x\nOT  - y\nJT  - z')).toBe('nbib');
    expect(detectFormat('\nJF  - x\nT1  - y\nVL  - 6\nER  - ')).toBe('ris');
    expect(detectFormat('<?xml version="1.0"?>\n<PubmedArticleSet>')).toBe('pubmed-xml');
    expect(detectFormat('<xml><records><record>')).toBe('endnote-xml');
    expect(detectFormat('%0 Book\n%A Smith, Ann\n%T Title')).toBe('enw');
    expect(detectFormat('Refworks Export Tagged Format\n\nRT Book, Whole\nT1 Title')).toBe('refworks');
    expect(detectFormat('<EndNote><Cite><record><rec-number>1</rec-number><ref-type>')).toBe('endnote-xml');
    expect(detectFormat('Dear colleague,\nplease find')).toBeNull();
  });

  it('finds a format by its name', () => {
    expect(findFormat('ris')?.extension).toBe('ris');
    expect(findFormat('word')).toBeUndefined();
  });
});
