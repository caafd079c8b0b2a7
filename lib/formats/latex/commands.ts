/** Commands whose argument is set in the markup CSL knows. */
export const marked: Record<string, 'i' | 'b' | 'sub' | 'sup' | 'smallcaps'> = {
  textit: 'i',
  emph: 'i',
  textsl: 'i',
  mkbibemph: 'i',
  mkbibitalic: 'i',
  mathit: 'i',
  textbf: 'b',
  mkbibbold: 'b',
  mathbf: 'b',
  textsc: 'smallcaps',
  textsubscript: 'sub',
  textsuperscript: 'sup',
  mkbibsuperscript: 'sup',
  mkbibsubscript: 'sub',
};

/** Declarations that hold to the end of their group. */
export const declared: Record<string, 'i' | 'b' | 'smallcaps' | null> = {
  it: 'i',
  itshape: 'i',
  em: 'i',
  sl: 'i',
  slshape: 'i',
  bf: 'b',
  bfseries: 'b',
  sc: 'smallcaps',
  scshape: 'smallcaps',
  rm: null,
  rmfamily: null,
  sf: null,
  sffamily: null,
  tt: null,
  ttfamily: null,
  upshape: null,
  normalfont: null,
  small: null,
  footnotesize: null,
  scriptsize: null,
  large: null,
  cyr: null,
};

/** Commands that print their argument between quotes, and those that print nothing of it. */
export const quoted = new Set(['enquote', 'mkbibquote', 'textquote']);
export const silent = new Set([
  'noopsort',
  'label',
  'index',
  'vspace',
  'hspace',
  'vphantom',
  'phantom',
  'rule',
  'selectlanguage',
  'color',
  'textcompwordmark',
  'cprotect',
]);
