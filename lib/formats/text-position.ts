/** Follows line and column (from 1) through a text that is read forwards; `\r\n`, `\n` and `\r` each end a line. */
export class TextPosition {
  line = 1;
  column = 1;

  /** Moves past a piece of the text that does not end between `\r` and `\n`. */
  advance(text: string, from: number, to: number) {
    let at = from;
    for (;;) {
      const next = lineEnd(text, at, to);
      if (next < 0) break;
      this.line++;
      this.column = 1;
      at = next;
    }
    this.column += Math.max(0, to - at);
  }
}

/** Where the line after `from` begins, or -1 when it begins beyond `to`. */
function lineEnd(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) {
      const next = text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
      return next <= to ? next : -1;
    }
  }
  return -1;
}
