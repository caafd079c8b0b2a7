import { Utf8OrWindows } from './utf8-or-windows.ts';

/** Bytes, in pieces cut anywhere. */
export type ByteChunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const sampleSize = 4096;
// V8 keeps larger strings apart, where they are not cleared away until late.
const pieceSize = 16_384;

/**
 * Bytes → text, streaming. A byte-order mark decides; then `declared` (a label of the WHATWG Encoding Standard); then what the file
 * says of itself (`% Encoding:` of JabRef, `encoding=` of XML); then zeros every other byte (UTF-16). What remains is UTF-8, or
 * from its first byte that is none Windows-1252, which old programs write. Never fails: what cannot be decoded becomes U+FFFD.
 */
export async function* decodeText(bytes: ByteChunks, declared?: string): AsyncGenerator<string> {
  let decoder: { decode(bytes?: Uint8Array): string } | null = null;
  let sample = new Uint8Array();
  for await (const chunk of bytes) {
    if (decoder) {
      for (let at = 0; at < chunk.length; at += pieceSize) yield decoder.decode(chunk.subarray(at, at + pieceSize));
      continue;
    }
    sample = joined(sample, chunk);
    if (sample.length < sampleSize) continue;
    decoder = decoderFor(sample, declared);
    yield decoder.decode(sample);
  }
  if (!decoder) {
    decoder = decoderFor(sample, declared);
    yield decoder.decode(sample);
  }
  yield decoder.decode();
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

function decoderFor(sample: Uint8Array, declared?: string) {
  const label = detectEncoding(sample, declared);
  if (label === 'utf-8') return new Utf8OrWindows();
  const decoder = new TextDecoder(label);
  return { decode: (bytes?: Uint8Array) => decoder.decode(bytes, { stream: bytes !== undefined }) };
}

/** Label of the encoding, from the first bytes of a file; `utf-8` also when nothing speaks against it. */
export function detectEncoding(sample: Uint8Array, declared?: string): string {
  const [first, second, third] = sample;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const named = knownLabel(declared);
  if (named) return named;
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== 0 && sample.length > 1) return 'utf-16be';
  return knownLabel(ownDeclaration(sample)) ?? 'utf-8';
}

function ownDeclaration(sample: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(sample.subarray(0, 1024));
  const match = /^\s*(?:%+ ?Encoding:\s*([\w-]+)|<\?xml[^>]*\sencoding=["']([\w-]+))/i.exec(head);
  return match?.[1] ?? match?.[2];
}

/** The encodings a single byte tells nothing about; a wrong claim of UTF-16 would make a ruin of plain text. */
function knownLabel(label: string | undefined): string | null {
  if (!label) return null;
  const spelled = label
    .replace(/^cp-?(\d{4})$/i, 'windows-$1')
    .replace(/^iso8859[-_](\d+)$/i, 'iso-8859-$1')
    .replace('_', '-');
  const encoding = encodingCalled(spelled);
  return encoding?.startsWith('utf-16') ? null : encoding;
}

/** The encoding that a label of the WHATWG Encoding Standard stands for, by its name there; null for what is no label. */
export function encodingCalled(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
