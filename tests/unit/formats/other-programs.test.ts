import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { biblatex, bibtex } from '#lib/formats/bibtex/bibtex.ts';
import { cslJson } from '#lib/formats/csl-json/csl-json.ts';
import { endnoteXml } from '#lib/formats/endnote-xml/endnote-xml.ts';
import type { Format } from '#lib/formats/format.ts';
import { ris } from '#lib/formats/ris/ris.ts';
import { writeAll } from './read-all.ts';
import { sampleRecords } from './sample-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'speciosa-formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a program prints, both ways, about the file; null when it is not on this machine. */
function run(program: string, args: string[]): string | null {
  try {
    return execFileSync('sh', ['-c', 'command -v "$0" >/dev/null || exit 127; "$0" "$@" 2>&1', program, ...args], {
      encoding: 'utf8',
      timeout: 60_000,
    });
  } catch (error) {
    if ((error as { status?: number }).status === 127) return null;
    throw error;
  }
}

async function file(format: Format): Promise<string> {
  const path = join(folder, `${format.name}.${format.extension}`);
  writeFileSync(path, await writeAll(format, sampleRecords));
  return path;
}

describe('other programs, where installed, read our files without complaint', () => {
  it.each([bibtex, biblatex])(
    'biber reads $name',
    async (format) => {
      const said =
        run('biber', [
          '--tool',
          '--output-file',
          join(folder, 'out.bib'),
          '--logfile',
          join(folder, 'log'),
          await file(format),
        ]) ?? '';
      expect(said.split('\n').filter((line) => /WARN|ERROR/.test(line))).toEqual([]);
    },
    60_000,
  );

  it.each([
    ['bib2xml', bibtex],
    ['ris2xml', ris],
  ] as const)('%s reads', async (program, format) => {
    const said = run(program, [await file(format)]) ?? '';
    expect(said.split('\n').filter((line) => line.startsWith(`${program}: `))).toEqual(
      said === '' ? [] : [`${program}: Processed ${sampleRecords.length} references.`],
    );
  });

  // It says which fields of a statute it has no use for.
  it('endx2xml reads every record', async () => {
    const said = run('endx2xml', [await file(endnoteXml)]);
    if (said !== null) expect(said).toContain(`endx2xml: Processed ${sampleRecords.length} references.`);
  });

  it.each([
    ['bibtex', bibtex],
    ['biblatex', biblatex],
    ['csljson', cslJson],
  ] as const)(
    'pandoc reads %s',
    async (from, format) => {
      const said = run('pandoc', ['--from', from, '--to', 'csljson', await file(format)]);
      if (said === null) return;
      const records = JSON.parse(said) as { id: string; DOI?: string }[];
      expect(records.map(({ id }) => id)).toEqual(sampleRecords.map(({ citationKey }) => citationKey));
      expect(records[0]?.DOI).toBe('10.1000/xyz_(12)3');
    },
    60_000,
  );
});
