import { type Markup, printRichText, type RichToken } from '#lib/csl/rich-text.ts';
import { declared, marked, quoted, silent } from './commands.ts';
import { withoutEntities } from './entities.ts';
import { bibstrings, doubleStruck, mathEnvironment, secondOnly, structures } from './structures.ts';
import { accents, symbols } from './symbols.ts';

/** Braces around a piece of text: places in `tokens` and in the plain text. */
type Group = { tokenFrom: number; tokenTo: number; from: number; to: number };

// Without `\s`, which takes several times as long.
const special = /[\\{}$~\t\r\n]|--|``|''|[!?]`| {2}/;
// Where tabs have taken `\'`, LaTeX has `\a'`.
const tabbed = /^['`=]$/;
const deepest = 40;

/** LaTeX of a field as text with CSL markup. Blank space is folded; an empty line becomes a line break. */
export function decodeLatex(source: string): string {
  if (isPlain(source)) return source.trim();
  return printRichText(decodeTokens(source).tokens).trim();
}

/** Whether the text means itself. */
export function isPlain(source: string): boolean {
  return !special.test(source) && !source.includes('&');
}

/** The same, with the places of case-protecting braces. */
export function decodeTokens(source: string): { tokens: RichToken[]; groups: Group[] } {
  const decoder = new Decoder(opened(foldBlank(withoutEntities(source))));
  decoder.run();
  return decoder;
}

/** The marks that open a question and a call in Spanish. */
function opened(source: string): string {
  return source.includes('`') ? source.replace(/([!?])`(?!`)/g, (_, mark) => (mark === '!' ? '¡' : '¿')) : source;
}

function foldBlank(source: string): string {
  return source
    .trim()
    .replace(/[ \t]*(?:\r\n|\r|\n)[ \t]*/g, '\n')
    .replace(/\n+/g, (breaks) => (breaks.length === 1 ? ' ' : breaks.slice(1)))
    .replace(/[ \t]+/g, ' ');
}

class Decoder {
  tokens: RichToken[] = [];
  groups: Group[] = [];
  #source: string;
  #at = 0;
  #length = 0;
  #isMath = false;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  run() {
    while (this.#at < this.#source.length) {
      this.#sequence();
      this.#at++;
    }
  }

  /** Up to the brace that closes, or the end. */
  #sequence() {
    const opened: Markup[] = [];
    while (this.#at < this.#source.length && this.#source[this.#at] !== '}') {
      const markup = this.#next();
      if (markup) {
        this.#mark('open', markup);
        opened.push(markup);
      }
    }
    for (const markup of opened.reverse()) this.#mark('close', markup);
  }

  /** Reads one thing; gives the markup that a declaration turns on for the rest of the group. */
  #next(): Markup | null {
    const source = this.#source;
    const char = source[this.#at] ?? '';
    const plain = this.#isMath ? /[^\\{}$~^_]+/y : /[^\\{}$~`'-]+/y;
    plain.lastIndex = this.#at;
    const run = plain.exec(source)?.[0];
    if (run) {
      this.#at += run.length;
      this.#text(this.#isMath ? run.replaceAll(' ', '').replaceAll("'", '′') : run);
    } else if (char === '\\') return this.#command();
    else if (char === '{') this.#group();
    else if (char === '$') this.#dollar();
    else if (this.#isMath && (char === '^' || char === '_')) {
      this.#at++;
      this.#argument(char === '^' ? 'sup' : 'sub');
    } else this.#ligature();
    return null;
  }

  /** Begins or ends mathematics; one that has no partner is a dollar. */
  #dollar() {
    const sign = this.#source.startsWith('$$', this.#at) ? '$$' : '$';
    this.#at += sign.length;
    if (this.#isMath || /^(?:[^\\$]|\\[\s\S])*\$/.test(this.#source.slice(this.#at))) this.#isMath = !this.#isMath;
    else this.#text(sign);
  }

  #ligature() {
    const [, dashes, quotes, tilde, other = ''] =
      /^(?:(-{1,3})|(``|'')|(~)|(.))/s.exec(this.#source.slice(this.#at, this.#at + 3)) ?? [];
    this.#at += (dashes ?? quotes ?? tilde ?? other).length || 1;
    if (dashes) this.#text(['', '-', '–', '—'][dashes.length] ?? dashes);
    else this.#text(quotes ? (quotes === "''" ? '”' : '“') : tilde ? '\u00A0' : other);
  }

  #group() {
    this.#at++;
    if (this.#depth >= deepest) return;
    this.#depth++;
    // {\'e} and {\it …} hold commands, no protected word.
    const isProtection = this.#source[this.#at] !== '\\' && this.#source[this.#at] !== '}' && !this.#isMath;
    const group = { tokenFrom: this.tokens.length, tokenTo: 0, from: this.#length, to: 0 };
    this.#sequence();
    this.#at++;
    this.#depth--;
    if (isProtection && this.#length > group.from) {
      this.groups.push({ ...group, tokenTo: this.tokens.length, to: this.#length });
    }
  }

  #command(): Markup | null {
    const match = /^\\([A-Za-z]+\*?|[\s\S]|$)/.exec(this.#source.slice(this.#at, this.#at + 60));
    const name = (match?.[1] ?? '').replace(/\*$/, '');
    this.#at += match?.[0].length ?? 1;
    const isWord = /^[A-Za-z]/.test(name);
    const beforeBlank = this.#at;
    if (isWord) this.#skipBlank();
    if (name === 'a' && tabbed.test(this.#source[this.#at] ?? '')) this.#tabbedAccent();
    else if (Object.hasOwn(accents, name)) this.#accent(accents[name] ?? '', name);
    else if (Object.hasOwn(marked, name)) this.#argument(marked[name]);
    else if (Object.hasOwn(declared, name)) return declared[name] ?? null;
    else if (silent.has(name)) this.#rawArgument();
    else if (quoted.has(name)) {
      this.#text('“');
      this.#argument();
      this.#text('”');
    } else if (name === 'url' || name === 'path') this.#text(this.#rawArgument() ?? '');
    else if (name === '(' || name === ')') this.#isMath = name === '(';
    else if (Object.hasOwn(symbols, name)) this.#symbol(symbols[name] ?? '');
    else if (Object.hasOwn(structures, name)) this.#structure(name);
    else if (secondOnly.has(name)) {
      this.#rawArgument();
      this.#argument();
    } else if (this.#source[this.#at] === '{') this.#argument();
    else if (name !== '' && isWord) {
      this.#at = beforeBlank;
      this.#text(`\\${name}`);
    } else this.#text(name);
    return null;
  }

  /** A sign; the words of mathematics (`\log`, `\sin`) stand apart from the letters about them. */
  #symbol(sign: string) {
    const isWord = this.#isMath && /^[a-z]{2,}$/i.test(sign);
    const last = this.tokens.at(-1);
    const isAfterWord = isWord && last?.kind === 'text' && /[\p{L}\p{N})]$/u.test(last.text);
    const isBeforeWord = isWord && /^(?:[A-Za-z0-9]|\\[A-Za-z])/.test(this.#source.slice(this.#at, this.#at + 2));
    this.#text(`${isAfterWord ? ' ' : ''}${sign}${isBeforeWord ? ' ' : ''}`);
  }

  /** Commands that say how their arguments hang together. */
  #structure(name: string) {
    switch (structures[name]) {
      case 'environment':
        return this.#environment(this.#rawArgument() ?? '');
      case 'end':
        return void this.#rawArgument();
      case 'fraction':
        this.#argument();
        this.#text('/');
        return this.#argument();
      case 'math':
        return this.#inMode(true, () => this.#argument());
      case 'words':
        return this.#inMode(false, () => this.#argument());
      case 'letter': {
        const letter = this.#rawArgument() ?? '';
        return this.#text(doubleStruck[letter] ?? letter);
      }
      case 'code': {
        const code = Number.parseInt(this.#rawArgument() ?? '', 16);
        return this.#text(code > 32 && code < 0xd800 ? String.fromCodePoint(code) : '');
      }
      case 'item':
        return this.#text(this.#length === 0 ? '• ' : '\n• ');
      default: {
        const key = this.#rawArgument() ?? '';
        return this.#text(bibstrings[key] ?? key);
      }
    }
  }

  /** Its inside, in the markup its name stands for, up to its end. */
  #environment(name: string) {
    if (this.#depth >= deepest) return;
    this.#depth++;
    const within = () => {
      while (this.#at < this.#source.length && this.#source[this.#at] !== '}') {
        if (this.#source.startsWith('\\end{', this.#at)) break;
        this.#next();
      }
    };
    const markup = declared[name] ?? undefined;
    this.#inMode(mathEnvironment.test(name) || this.#isMath, () => this.#inMarkup(markup, within));
    if (this.#source.startsWith('\\end{', this.#at)) {
      this.#at += 4;
      this.#rawArgument();
    }
    this.#depth--;
  }

  #inMode(isMath: boolean, read: () => void) {
    const was = this.#isMath;
    this.#isMath = isMath;
    read();
    this.#isMath = was;
  }

  #skipBlank() {
    while (this.#source[this.#at] === ' ') this.#at++;
  }

  /** Over nothing a tilde and a circumflex are themselves, as in addresses; other accents are left out. */
  #accent(combining: string, name: string) {
    this.#skipBlank();
    const ahead = this.#source.slice(this.#at, this.#at + 60);
    const match = /^(?:\{\s*(?:\\([A-Za-z]+)\s*|([^{}\\]*))\}|\\([A-Za-z]+) ?|([^}]))/u.exec(ahead);
    const [whole = '', bracedCommand, braced, command, char] = match ?? [];
    const base = symbols[bracedCommand ?? command ?? ''] ?? braced ?? char ?? '';
    this.#at += whole.length;
    if (base === '') return this.#text(name === '~' || name === '^' ? name : '');
    const [first = '', ...rest] = [...base.replace('ı', 'i').replace('ȷ', 'j')];
    this.#text((first + combining).normalize('NFC') + rest.join(''));
  }

  #tabbedAccent() {
    const name = this.#source[this.#at++] ?? '';
    this.#accent(accents[name] ?? '', name);
  }

  /** The next group, or the next character, in markup. */
  #argument(markup?: Markup) {
    if (this.#source[this.#at] !== '{' && this.#source[this.#at] !== '\\') {
      const char = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 32);
      if (this.#at >= this.#source.length || char === '}') return;
      this.#at += char.length;
      return this.#inMarkup(markup, () => this.#text(char));
    }
    if (this.#source[this.#at] === '\\') return this.#inMarkup(markup, () => void this.#command());
    if (this.#depth >= deepest) return;
    this.#at++;
    this.#depth++;
    this.#inMarkup(markup, () => this.#sequence());
    this.#depth--;
    this.#at++;
  }

  #rawArgument(): string | null {
    const match = /^\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(this.#source.slice(this.#at));
    this.#at += match?.[0].length ?? 0;
    return match?.[1] ?? null;
  }

  #inMarkup(markup: Markup | undefined, write: () => void) {
    if (markup) this.#mark('open', markup);
    write();
    if (markup) this.#mark('close', markup);
  }

  #mark(kind: 'open' | 'close', markup: Markup) {
    const last = this.tokens.at(-1);
    if (kind === 'close' && last?.kind === 'open' && last.markup === markup) this.tokens.pop();
    else this.tokens.push({ kind, markup });
  }

  #text(text: string) {
    if (text === '') return;
    this.#length += text.length;
    this.tokens.push({ kind: 'text', text });
  }
}
