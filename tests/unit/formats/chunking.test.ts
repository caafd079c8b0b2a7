import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats as allFormats } from '#lib/formats/formats.ts';
import { readAll, writeAll } from './read-all.ts';
import { sampleRecords } from './sample-records.ts';

const formats = allFormats.filter(({ write }) => write);

/** The text with some damage: characters taken out, line endings changed. */
function damaged(text: string, cuts: number[], ending: string): string {
  const cut = cuts.reduce((rest, at) => rest.slice(0, at % rest.length) + rest.slice((at % rest.length) + 1), text);
  return cut.replace(/\r\n|\n/g, ending);
}

describe.each(formats)('$name', (format) => {
  it('reads the same however the text is cut', async () => {
    const whole = await writeAll(format, sampleRecords);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { maxLength: 3 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 30 }),
        async (cuts, ending, sizes) => {
          const text = damaged(whole, cuts, ending);
          const pieces: string[] = [];
          for (let at = 0, turn = 0; at < text.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            pieces.push(text.slice(at, at + size));
            at += size;
          }
          expect(await readAll(format, pieces)).toEqual(await readAll(format, text));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the verbatim text of each record at its line', async () => {
    const text = await writeAll(format, sampleRecords);
    const lines = text.split(/\r\n|\n/);
    for (const { rawText, line, lineTo } of (await readAll(format, text)).records) {
      expect(text).toContain(rawText);
      expect(lines[line - 1]).toContain(rawText.split(/\r\n|\n/)[0]);
      expect(lineTo - line).toBe(rawText.split(/\r\n|\n/).length - 1);
    }
  });
});
