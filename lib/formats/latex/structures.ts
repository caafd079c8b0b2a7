/** What commands do with their arguments, where it is more than to print them. */
export const structures: Record<string, string> = {
  begin: 'environment',
  end: 'end',
  frac: 'fraction',
  tfrac: 'fraction',
  dfrac: 'fraction',
  sfrac: 'fraction',
  nicefrac: 'fraction',
  ensuremath: 'math',
  text: 'words',
  mbox: 'words',
  textrm: 'words',
  mathbb: 'letter',
  ElsevierGlyph: 'code',
  item: 'item',
  bibstring: 'bibstring',
  bibsstring: 'bibstring',
  biblstring: 'bibstring',
};

/** Letters of \mathbb that have a sign of their own in common use. */
export const doubleStruck: Record<string, string> = { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' };

/** Commands of which only the second argument is printed. */
export const secondOnly = new Set([
  'href',
  'textcolor',
  'foreignlanguage',
  'texorpdfstring',
  'hyperlink',
  'hypertarget',
]);

/** Environments whose inside is mathematics. */
export const mathEnvironment =
  /^(?:math|displaymath|equation|eqnarray|align|gather|multline|[bpvBV]?matrix|array|cases)\*?$/;

/** What \bibstring prints for the keys that stand in titles and notes. */
export const bibstrings: Record<string, string> = {
  newseries: 'new series',
  oldseries: 'old series',
  and: 'and',
  andothers: 'et al.',
  in: 'in',
  of: 'of',
  edition: 'edition',
  volume: 'volume',
  phdthesis: 'PhD thesis',
  mathesis: 'master’s thesis',
  techreport: 'technical report',
  inpreparation: 'in preparation',
  submitted: 'submitted',
  forthcoming: 'forthcoming',
  inpress: 'in press',
  prepublished: 'prepublished',
};
