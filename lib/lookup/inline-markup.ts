import { type Markup, printRichText, type RichToken } from '#lib/csl/rich-text.ts';

// What publishers put into titles, in HTML, JATS and their mixtures, and what CSL calls it.
const marks: Readonly<Record<string, Markup>> = {
  i: 'i',
  em: 'i',
  italic: 'i',
  b: 'b',
  strong: 'b',
  bold: 'b',
  sub: 'sub',
  inf: 'sub',
  sup: 'sup',
  sc: 'smallcaps',
  scp: 'smallcaps',
};

const tag = /<(\/?)(?:[a-z]+:)?([a-z][a-z0-9-]*)(?:\s[^<>]*)?(\/?)>/gi;

/** A title of a service as CSL inline markup: known tags in CSL's spelling, others dropped, their words kept, entities read. */
export function inlineMarkup(source: string): string {
  // Some services escape the markup itself.
  const text = /&lt;\/?[a-z]/i.test(source) ? source.replaceAll('&lt;', '<').replaceAll('&gt;', '>') : source;
  const tokens: RichToken[] = [];
  let from = 0;
  for (const match of text.matchAll(tag)) {
    tokens.push({ kind: 'text', text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    const markup = marks[(match[2] ?? '').toLowerCase()];
    if (markup && !match[3]) tokens.push({ kind: match[1] ? 'close' : 'open', markup });
  }
  tokens.push({ kind: 'text', text: text.slice(from) });
  const read = tokens.map(
    (token): RichToken => (token.kind === 'text' ? { kind: 'text', text: decodeEntities(token.text) } : token),
  );
  return printRichText(read).replace(/\s+/g, ' ').trim();
}

/** An abstract in JATS or HTML as paragraphs of text, one line each; a section's heading stands before its text. */
export function paragraphs(source: string): string {
  const lines = source
    .replace(/\s+/g, ' ')
    .replace(
      /<(?:jats:)?(?:title|h\d)(?:\s[^<>]*)?>\s*([^<]*?)[:\s]*<\/(?:jats:)?(?:title|h\d)>/gi,
      (_, heading: string) => (/^abstract$/i.test(heading) ? '\n' : `\n${heading}: `),
    )
    .replace(/(?<!: +)<(?:jats:)?p(?:\s[^<>]*)?>/gi, '\n')
    .replace(/<\/(?:jats:)?(?:p|sec)>|<br\s*\/?>/gi, '\n')
    .split('\n')
    .map((line) => inlineMarkup(line));
  return lines.filter(Boolean).join('\n');
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
};
for (const [at, letter] of [...'αβγδεζηθικλμνξοπρςστυφχψω'].entries()) {
  const names =
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'.split(
      ' ',
    );
  Object.assign(named, { [names[at] ?? '']: letter });
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  // Twice: `&amp;lt;` is how a service escapes what a publisher had escaped.
  return decodeOnce(decodeOnce(text));
}

function decodeOnce(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return named[name] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      const isText = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isText ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
