/** Follows line and column (from 1) through a text that is read forwards; `\r\n`, `\n` and `\r` each end a line. */
export class TextPosition {
  line = 1;
  column = 1;

  /** Moves past a piece of the text that does not end between `\r` and `\n`. */
  advance(text: string, from: number, to: number) {
    // Within the piece alone, so that nothing beyond is searched.
    const piece = text.slice(from, to);
    const isSplit = piece.endsWith('\r') && text.charCodeAt(to) === 10;
    let start = 0;
    let carriage = piece.indexOf('\r');
    let feed = piece.indexOf('\n');
    while (carriage >= 0 || feed >= 0) {
      const at = feed < 0 || (carriage >= 0 && carriage < feed) ? carriage : feed;
      if (isSplit && at === piece.length - 1) break;
      start = at === carriage && feed === at + 1 ? at + 2 : at + 1;
      this.line++;
      this.column = 1;
      if (carriage >= 0 && carriage < start) carriage = piece.indexOf('\r', start);
      if (feed >= 0 && feed < start) feed = piece.indexOf('\n', start);
    }
    this.column += piece.length - start;
  }
}
