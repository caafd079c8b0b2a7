import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, detectEncoding } from '#lib/formats/encoding.ts';

async function decoded(bytes: Uint8Array, size = bytes.length || 1, declared?: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  let text = '';
  for await (const piece of decodeText(pieces, declared)) text += piece;
  return text;
}

const text = 'TY  - JOUR\r\nTI  - Étude naïve “αβ” 🧪 – €\r\nER  - \r\n';
const latin = 'Müller – “€” ž';
const utf16 = (value: string, isBig: boolean) => {
  const bytes = new Uint8Array(value.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < value.length; at++) view.setUint16(at * 2, value.charCodeAt(at), !isBig);
  return bytes;
};
const windows = Uint8Array.from(
  latin,
  (char) => ({ '–': 0x96, '“': 0x93, '€': 0x80, '”': 0x94, ž: 0x9e })[char] ?? char.charCodeAt(0),
);

describe('decodeText', () => {
  it('reads UTF-8 and UTF-16 with and without a mark', async () => {
    const utf8 = new TextEncoder().encode(text);
    expect(await decoded(utf8)).toBe(text);
    expect(await decoded(new TextEncoder().encode(`\uFEFF${text}`))).toBe(text);
    for (const isBig of [false, true]) {
      expect(await decoded(utf16(text, isBig))).toBe(text);
      expect(await decoded(utf16(`\uFEFF${text}`, isBig))).toBe(text);
    }
  });

  it('takes what is no UTF-8 for Windows-1252, or for what the file or the caller says', async () => {
    expect(await decoded(windows)).toBe(latin);
    expect(await decoded(new TextEncoder().encode('no accents'))).toBe('no accents');
    expect(await decoded(Uint8Array.of(0xd0), 1, 'iso-8859-5')).toBe('а');
    const declared = new Uint8Array([...new TextEncoder().encode('% Encoding: ISO8859_5\n'), 0xd0]);
    expect(await decoded(declared)).toBe('% Encoding: ISO8859_5\nа');
    expect(detectEncoding(new TextEncoder().encode('x'), 'no-such-encoding')).toBe('utf-8');
  });

  it('keeps a stray byte in a UTF-8 file from spoiling the rest', async () => {
    expect(
      await decoded(new Uint8Array([...new TextEncoder().encode('é '), 0x96, ...new TextEncoder().encode(' β')])),
    ).toBe('é – β');
  });

  it('gives the same however the bytes are cut', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.string({ unit: 'grapheme' }).map((value) => new TextEncoder().encode(value)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { maxLength: 4 }), fc.integer({ min: 1, max: 9 }), async (parts, size) => {
        // Longer than what is sampled, so that the pieces are seen by the decoder.
        const all = new Uint8Array([
          ...new TextEncoder().encode('x'.repeat(4095)),
          ...parts.flatMap((part) => [...part]),
        ]);
        expect(await decoded(all, size)).toBe(await decoded(all));
      }),
    );
  });
});
