/*
 * Each function takes what a person or a file wrote (prefixes, addresses, spaces and all) and gives the one spelling we store and
 * compare, or null when it is not such an identifier.
 */

/** Lower case, no prefix: `10.1021/jacs.6b00360`. ISO 26324. */
export function normaliseDoi(raw: string): string | null {
  // As most are written already.
  if (/^10\.\d{4,9}\/\S*[^\s.,;>]$/.test(raw)) return raw.toLowerCase();
  const bare = percentDecoded(raw.trim())
    .replace(/^<|>$/g, '')
    .replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|^doi:?\s*/i, '')
    .replace(/^doi:?\s*/i, '')
    .replace(/[.,;]+$/, '')
    .trim();
  return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(bare) ? bare.toLowerCase() : null;
}

/** The DOI in its own spelling, without what stands before it and without stops behind; null when there is none. */
export function doiAsWritten(raw: string): string | null {
  return normaliseDoi(raw) ? (/10\.\d{4,9}[^\s/]*\/\S+/.exec(raw)?.[0].replace(/[.,;]+$/, '') ?? null) : null;
}

function percentDecoded(text: string): string {
  if (!/^https?:.*%/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Digits: `27192616`. */
export function normalisePmid(raw: string): string | null {
  const bare = raw
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/)/i, '')
    .replace(/^pmid:?\s*/i, '')
    .replace(/\/$|\s*\[.*\]$/, '');
  return /^[1-9]\d{0,8}$/.test(bare) ? bare : null;
}

/** With its prefix: `PMC5189718`. */
export function normalisePmcid(raw: string): string | null {
  const match =
    /^(?:(?:https?:\/\/)?(?:(?:www\.)?ncbi\.nlm\.nih\.gov\/pmc\/articles\/|pmc\.ncbi\.nlm\.nih\.gov\/articles\/)|pmcid:?\s*)?(?:pmc\s*|(?<=pmcid:?\s*))([1-9]\d{0,8})(?:\.\d+)?\/?$/i.exec(
      raw.trim(),
    );
  return match ? `PMC${match[1]}` : null;
}

/** Thirteen digits, of either kind of ISBN; its check digit must be right. */
export function normaliseIsbn(raw: string): string | null {
  if (raw.length < 10) return null;
  const digits = raw
    .trim()
    .replace(/^(?:urn:)?isbn(?:-1[03])?:?\s*/i, '')
    .replace(/[\s‐-―-]/g, '')
    .toUpperCase();
  if (/^97[89]\d{10}$/.test(digits)) return isbn13Check(digits.slice(0, 12)) === digits[12] ? digits : null;
  if (!/^\d{9}[\dX]$/.test(digits) || !isbn10Holds(digits)) return null;
  const body = `978${digits.slice(0, 9)}`;
  return body + isbn13Check(body);
}

function isbn13Check(body: string): string {
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}

function isbn10Holds(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - at), 0);
  return sum % 11 === 0;
}

/** `1234-567X`, with a right check digit. ISO 3297. */
export function normaliseIssn(raw: string): string | null {
  const digits = /^\d{4}-\d{3}[\dX]$/.test(raw)
    ? raw.slice(0, 4) + raw.slice(5)
    : raw
        .trim()
        .replace(/^(?:urn:)?[ep]?-?issn(?:-l)?:?\s*/i, '')
        .replace(/[\s‐-―-]/g, '')
        .toUpperCase();
  if (!/^\d{7}[\dX]$/.test(digits)) return null;
  let sum = digits[7] === 'X' ? 10 : digits.charCodeAt(7) - 48;
  for (let at = 0; at < 7; at++) sum += (digits.charCodeAt(at) - 48) * (8 - at);
  return sum % 11 === 0 ? `${digits.slice(0, 4)}-${digits.slice(4)}` : null;
}

/** `2101.00001` or `hep-th/9901001`, with its version when given: `2101.00001v2`. */
export function normaliseArxiv(raw: string): string | null {
  const bare = raw
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?arxiv\.org\/(?:abs|pdf)\//i, '')
    .replace(/^arxiv:\s*/i, '')
    .replace(/\.pdf$|\s*\[.*\]$/i, '');
  if (/^\d{4}\.\d{4,5}(?:v\d+)?$/.test(bare)) return bare;
  return /^[a-z-]+(?:\.[a-z]{2})?\/\d{7}(?:v\d+)?$/i.test(bare) ? bare : null;
}

/** Four groups, with a right check digit: `0000-0002-1825-0097`. ISO 7064 MOD 11-2. */
export function normaliseOrcid(raw: string): string | null {
  const bare = raw
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\/|^orcid:?\s*/i, '')
    .replace(/[\s‐-―-]/g, '')
    .toUpperCase();
  if (!/^\d{15}[\dX]$/.test(bare)) return null;
  const total = [...bare.slice(0, 15)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return bare[15] === (check === 10 ? 'X' : String(check)) ? (bare.match(/.{4}/g) ?? []).join('-') : null;
}
