export type Token = {
  kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'phrase' | 'word';
  text: string;
  /** Offsets in the query; `end` is behind the last character. */
  start: number;
  end: number;
  /** A phrase whose closing quote is missing. */
  unclosed?: true;
};

const keywords = { AND: 'and', OR: 'or', NOT: 'not' } as const;
const quotes = '"“”„';
// A DOI may hold parentheses, as old ones of The Lancet do; it ends at a space or a quote.
const doi = /(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?10\.\d{4,9}\/[^\s"“”]+/iy;

/** Cuts a query into parentheses, operators, phrases and words. Never fails. */
export function tokenise(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const token = tokenAt(query, at);
    if (token) tokens.push(token);
    at = token ? token.end : at + 1;
  }
  return tokens;
}

function tokenAt(query: string, start: number): Token | null {
  const character = query.charAt(start);
  if (/\s/.test(character)) return null;
  if (character === '(') return { kind: 'open', text: '(', start, end: start + 1 };
  if (character === ')') return { kind: 'close', text: ')', start, end: start + 1 };
  if (quotes.includes(character)) return phraseAt(query, start);
  if (character === '-' && /[^\s)-]/.test(query.charAt(start + 1))) {
    return { kind: 'not', text: '-', start, end: start + 1 };
  }
  return wordAt(query, start);
}

function phraseAt(query: string, start: number): Token {
  const rest = query.slice(start + 1);
  const length = rest.search(/["“”]/);
  if (length === -1) return { kind: 'phrase', text: rest, start, end: query.length, unclosed: true };
  return { kind: 'phrase', text: rest.slice(0, length), start, end: start + length + 2 };
}

function wordAt(query: string, start: number): Token {
  doi.lastIndex = start;
  const found = doi.exec(query)?.[0];
  const text = found ? balanced(found) : (/^[^\s()"“”„]+/.exec(query.slice(start))?.[0] ?? query.charAt(start));
  const keyword = Object.hasOwn(keywords, text) ? keywords[text as keyof typeof keywords] : null;
  return { kind: keyword ?? 'word', text, start, end: start + text.length };
}

// The parenthesis after (doi:10.1/x) belongs to the query, the one in 10.1016/S0140-6736(05)1 to the DOI.
function balanced(text: string): string {
  let depth = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return text.slice(0, index);
  }
  return text;
}
