/**
 * Decodes UTF-8. At the first byte that is none it decides: a file that has held characters of UTF-8 before stays that, with the
 * stray byte read as Windows-1252; one that has not is Windows-1252 from there on. Gives the same however the bytes are cut.
 */
export class Utf8OrWindows {
  #utf8 = new TextDecoder('utf-8', { fatal: true });
  #windows = new TextDecoder('windows-1252');
  #rest = new Uint8Array();
  #hasProved = false;
  #isWindows = false;
  #atStart = true;

  decode(bytes?: Uint8Array): string {
    const isLast = bytes === undefined;
    let input = bytes ?? new Uint8Array();
    if (this.#rest.length > 0) {
      const both = new Uint8Array(this.#rest.length + input.length);
      both.set(this.#rest);
      both.set(input, this.#rest.length);
      input = both;
      this.#rest = new Uint8Array();
    }
    const text = this.#isWindows ? this.#windows.decode(input) : this.#decodeMixed(input, isLast);
    if (!this.#atStart || text === '') return text;
    this.#atStart = false;
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  /** The usual case at the speed of the platform's decoder; null when a closer look is needed. */
  #decodeWhole(input: Uint8Array): string | null {
    const end = lastCharacter(input);
    if (end < input.length) return null;
    try {
      const text = this.#utf8.decode(input);
      this.#hasProved ||= text.length < input.length;
      return text;
    } catch {
      return null;
    }
  }

  #decodeMixed(input: Uint8Array, isLast: boolean): string {
    const whole = this.#decodeWhole(input);
    if (whole !== null) return whole;
    let text = '';
    let from = 0;
    for (;;) {
      const { until, multibyte, cut } = validPrefix(input, from);
      text += this.#utf8.decode(input.subarray(from, until));
      this.#hasProved ||= multibyte;
      from = until;
      if (from === input.length) return text;
      if (cut && !isLast) {
        this.#rest = input.slice(from);
        return text;
      }
      if (!this.#hasProved) {
        this.#isWindows = true;
        return text + this.#windows.decode(input.subarray(from));
      }
      text += this.#windows.decode(input.subarray(from, from + 1));
      from += 1;
    }
  }
}

/** Where the last character of the bytes begins, when it is not plain ASCII; else their end. */
function lastCharacter(input: Uint8Array): number {
  let at = input.length;
  while (at > 0 && input.length - at < 3 && ((input[at - 1] ?? 0) & 0xc0) === 0x80) at--;
  return at > 0 && (input[at - 1] ?? 0) >= 0xc0 ? at - 1 : input.length;
}

/** How far the bytes are UTF-8; `cut`: what follows may be a character whose end has not come yet. */
function validPrefix(input: Uint8Array, from: number): { until: number; multibyte: boolean; cut: boolean } {
  let at = from;
  let multibyte = false;
  while (at < input.length) {
    const lead = input[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (length === 0) return { until: at, multibyte, cut: false };
    const there = Math.min(length, input.length - at);
    if (!isSequence(input, at, there)) return { until: at, multibyte, cut: false };
    if (there < length) return { until: at, multibyte, cut: true };
    multibyte = true;
    at += length;
  }
  return { until: at, multibyte, cut: false };
}

/** Continuation bytes, without overlong forms, surrogates and what lies beyond U+10FFFF. */
function isSequence(input: Uint8Array, at: number, length: number): boolean {
  const lead = input[at] ?? 0;
  for (let offset = 1; offset < length; offset++) {
    const byte = input[at + offset] ?? 0;
    if ((byte & 0xc0) !== 0x80) return false;
    if (offset > 1) continue;
    if ((lead === 0xe0 && byte < 0xa0) || (lead === 0xed && byte > 0x9f)) return false;
    if ((lead === 0xf0 && byte < 0x90) || (lead === 0xf4 && byte > 0x8f)) return false;
  }
  return true;
}
