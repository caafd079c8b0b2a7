/** The inline markup CSL knows in a title; anything else between angle brackets is text. */
export type Markup = 'i' | 'b' | 'sub' | 'sup' | 'smallcaps' | 'nocase';
export type RichToken =
  | { kind: 'text'; text: string }
  | { kind: 'open'; markup: Markup }
  | { kind: 'close'; markup: Markup };

const tag =
  /<(i|b|sub|sup|sc)>|<span\s+(?:class="nocase"|style="font-variant:\s*small-caps;?")\s*>|<\/(i|b|sub|sup|sc|span)>/g;

const opening: Record<Markup, string> = {
  i: '<i>',
  b: '<b>',
  sub: '<sub>',
  sup: '<sup>',
  smallcaps: '<span style="font-variant:small-caps;">',
  nocase: '<span class="nocase">',
};

function openTag(markup: Markup): string {
  return opening[markup];
}

function closeTag(markup: Markup): string {
  return markup === 'smallcaps' || markup === 'nocase' ? '</span>' : `</${markup}>`;
}

/** Splits into text and well-nested markup: a tag that opens or closes nothing stays text. */
export function parseRichText(source: string): RichToken[] {
  if (!source.includes('<')) return source === '' ? [] : [{ kind: 'text', text: source }];
  const found = [...source.matchAll(tag)];
  const partner = partners(found);
  const tokens: RichToken[] = [];
  let from = 0;
  for (const [at, match] of found.entries()) {
    if (!partner.has(at)) continue;
    if (match.index > from) tokens.push({ kind: 'text', text: source.slice(from, match.index) });
    const opener = found[Math.min(at, partner.get(at) ?? at)];
    const markup = markupOf(opener?.[0] ?? '');
    tokens.push({ kind: (partner.get(at) ?? at) > at ? 'open' : 'close', markup });
    from = match.index + match[0].length;
  }
  if (from < source.length) tokens.push({ kind: 'text', text: source.slice(from) });
  return tokens;
}

/** Index of each opening tag ⇄ index of the tag that closes it. */
function partners(found: RegExpExecArray[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: { at: number; name: string }[] = [];
  for (const [at, match] of found.entries()) {
    const closes = match[2];
    if (!closes) {
      open.push({ at, name: match[1] ?? 'span' });
      continue;
    }
    const last = open.findLastIndex(({ name }) => name === closes);
    if (last < 0) continue;
    const [opener] = open.splice(last);
    if (opener) pairs.set(opener.at, at).set(at, opener.at);
  }
  return pairs;
}

function markupOf(opener: string): Markup {
  if (opener === '<sc>') return 'smallcaps';
  const simple = /^<(i|b|sub|sup)>$/.exec(opener)?.[1];
  return (simple as Markup | undefined) ?? (opener.includes('nocase') ? 'nocase' : 'smallcaps');
}

/** The words alone. */
export function plainText(source: string): string {
  if (!source.includes('<')) return source;
  return parseRichText(source)
    .map((token) => (token.kind === 'text' ? token.text : ''))
    .join('');
}

/** CSL inline markup again, in its one spelling. */
export function printRichText(tokens: readonly RichToken[]): string {
  return tokens
    .map((token) => {
      if (token.kind === 'text') return token.text;
      return token.kind === 'open' ? openTag(token.markup) : closeTag(token.markup);
    })
    .join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** HTML that is safe to put into a page: the CSL inline markup passes, everything else is escaped. */
export function richTextToHtml(source: string): string {
  const escaped = parseRichText(source).map(
    (token): RichToken =>
      token.kind === 'text'
        ? { kind: 'text', text: token.text.replace(/[&<>"']/g, (char) => entities[char] ?? '') }
        : token,
  );
  return printRichText(escaped);
}
