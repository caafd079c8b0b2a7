const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Text between tags as it is meant: a line ending with the blanks around it is layout and becomes a blank, one that is written as a
 * character reference is text. `fault` is told of references to what is not defined, which stay as they are.
 */
export function decodeText(raw: string, fault: (reference: string, at: number) => void): string {
  const text = /[\r\n]/.test(raw) ? raw.replace(/[ \t]*[\r\n]\s*/g, ' ') : raw;
  return text.includes('&') ? decodeReferences(text, fault) : text;
}

export function decodeReferences(text: string, fault: (reference: string, at: number) => void): string {
  return text.replace(/&(?:#(\d{1,8})|#x([0-9a-f]{1,6})|([A-Za-z][\w.-]*))?;?/gi, (whole, decimal, hex, name, at) => {
    const isWhole = whole.endsWith(';');
    if (isWhole && name && Object.hasOwn(named, name)) return named[name] ?? whole;
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
    // A carriage return that is written as a reference is how EndNote ends a line.
    if (isWhole && code === 13) return '\n';
    if (isWhole && isCharacter(code)) return String.fromCodePoint(code);
    fault(whole, at);
    return whole;
  });
}

function isCharacter(code: number): boolean {
  return code === 9 || code === 10 || (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff));
}

// What XML 1.0 cannot hold at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The text without what XML cannot hold. */
export function writable(text: string): string {
  return text.replace(unwritable, '\uFFFD');
}

/** A travelling value with such characters as JSON writes them. */
export function writableValue(text: string): string {
  if (text.search(unwritable) < 0) return text;
  const json = /^["[{]/.test(text) ? text : JSON.stringify(text);
  return json.replace(unwritable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const escapes: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** For between tags; line endings are written as references, so that they are not taken for layout. */
export function encodeText(text: string): string {
  return /[<>&\r\n]/.test(text) ? text.replace(/[<>&\r\n]/g, (mark) => escapes[mark] ?? reference(mark)) : text;
}

export function encodeAttribute(text: string): string {
  return text.replace(/[<>&"\r\n\t]/g, (character) => escapes[character] ?? reference(character));
}

function reference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}
