const named: Record<string, string> = { amp: '\\&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '~' };
// The ampersand may have been escaped after the entity was made.
const entity = /(?:\{\\&\}|\\?&)(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{2,6})|#x([0-9A-Fa-f]{2,5}));/g;
const active = /[\\{}$&#%_^~]/;

/** LaTeX without the entities of HTML that web sites leave in it: "R&amp;D" is "R\&D". */
export function withoutEntities(latex: string): string {
  if (!latex.includes('&')) return latex;
  return latex.replace(entity, (whole, name: string | undefined, decimal: string | undefined, hex: string) => {
    if (name) return named[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    const char = code >= 32 && code < 0xd800 ? String.fromCharCode(code) : '';
    return char === '' || active.test(char) ? whole : char;
  });
}
