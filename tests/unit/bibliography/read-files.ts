import { inflateRawSync } from 'node:zlib';

/** The parts of a zip archive, by their names, from its central directory. */
function unzip(archive: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(archive);
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06') + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size, offset] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const data = bytes.subarray(start, start + size);
    parts.set(name, (method === 8 ? inflateRawSync(data) : data).toString('utf8'));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

const xmlEntities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Paragraphs of a Word file as text, its main part as XML, and what it links to. */
export function readDocx(archive: Uint8Array): { paragraphs: string[]; xml: string; links: string[] } {
  const parts = unzip(archive);
  const xml = parts.get('word/document.xml') ?? '';
  const relations = parts.get('word/_rels/document.xml.rels') ?? '';
  const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) =>
    paragraph
      .replace(/<w:(?:br|tab)\/>/g, (tag) => (tag === '<w:br/>' ? '\n' : '\t'))
      .replace(/<w:pPr>.*?<\/w:pPr>|<[^>]*>/gs, '')
      .replace(/&(\w+);/g, (entity, name) => xmlEntities[name] ?? entity),
  );
  return { paragraphs, xml, links: [...relations.matchAll(/Target="(https:[^"]*)"/g)].map((match) => match[1] ?? '') };
}

const silent = /^(?:fonttbl|colortbl|info|fldinst|stylesheet|\*)$/;
const rtfToken = /\\'([0-9a-f]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|([^\\{}\r\n]+)/g;

/** Paragraphs of an RTF file as a word processor shows them; throws when its groups do not close. */
export function readRtf(source: string): string[] {
  let text = '';
  let skip = 0;
  const groups: boolean[] = [];
  for (const [, hex, word, value, symbol, brace, plain] of source.matchAll(rtfToken)) {
    const hidden = groups.at(-1) ?? false;
    if (brace === '{') groups.push(hidden);
    else if (brace === '}') groups.pop();
    else if (silent.test(word ?? symbol ?? '') && symbol !== '\\') groups[groups.length - 1] = true;
    else if (!hidden) {
      if (word === 'u') {
        text += String.fromCharCode((Number(value) + 0x10000) % 0x10000);
        skip = 1;
      } else if (word === 'par' || word === 'line') text += word === 'par' ? '\0' : '\n';
      else if (word === 'tab') text += '\t';
      else {
        const shown = hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (plain ?? symbol ?? '');
        text += shown.slice(skip);
        if (shown) skip = 0;
      }
    }
  }
  if (groups.length > 0) throw new Error('Groups are left open.');
  return text.split('\0').slice(0, -1);
}
