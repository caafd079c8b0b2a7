import { type Bibliography, type Block, type Entry, type Layout, marginWidth, type Run } from './entry.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

type Tag = { open: string; close: string };

function tagsOf(run: Run): Tag[] {
  const tags: Tag[] = [];
  const add = (name: string, attribute = '') => tags.push({ open: `<${name}${attribute}>`, close: `</${name}>` });
  if (run.href) add('a', ` href="${escapeHtml(run.href)}" rel="noreferrer"`);
  if (run.bold) add('b');
  if (run.italic) add('i');
  if (run.smallCaps) add('span', ' class="csl-small-caps"');
  if (run.underline) add('span', ' class="csl-underline"');
  if (run.position) add(run.position);
  return tags;
}

/** Neighbours share the tags they have in common, outermost first. */
function runsToHtml(runs: readonly Run[]): string {
  let html = '';
  let open: Tag[] = [];
  for (const run of runs) {
    const wanted = tagsOf(run);
    const kept = wanted.findIndex((tag, at) => tag.open !== open[at]?.open);
    const common = Math.min(open.length, kept < 0 ? wanted.length : kept);
    html += closing(open.slice(common));
    for (const tag of wanted.slice(common)) html += tag.open;
    html += escapeHtml(run.text);
    open = wanted;
  }
  return html + closing(open);
}

function closing(tags: readonly Tag[]): string {
  return tags.map(({ close }) => close).reduceRight((all, close) => all + close, '');
}

function blockToHtml({ kind, runs }: Block): string {
  const html = runsToHtml(runs);
  return kind === 'inline' ? html : `<span class="csl-${kind}">${html}</span>`;
}

/** What stands inside an entry's element: text, inline tags, and spans of the classes `csl-*`; no style attribute. */
export function entryToHtml({ blocks, annotation }: Entry): string {
  const html = blocks.map(blockToHtml).join(' ');
  return annotation ? `${html} <span class="csl-annotation">${escapeHtml(annotation)}</span>` : html;
}

/** Classes for the element around the entries. */
export function layoutClasses(layout: Layout): string {
  const classes = ['csl-bib-body'];
  if (layout.hangingIndent) classes.push('csl-hanging-indent');
  if (layout.secondFieldAlign) classes.push('csl-second-field-align');
  if (layout.lineSpacing > 1) classes.push(`csl-line-spacing-${layout.lineSpacing}`);
  if (layout.entrySpacing > 0) classes.push(`csl-entry-spacing-${layout.entrySpacing}`);
  return classes.join(' ');
}

/** A document of its own, to keep or print: its style sheet is in it. */
export function printHtml(bibliography: Bibliography, title: string): string {
  const { locale, layout, sections } = bibliography;
  const parts = sections.map(({ heading, entries }) => {
    const list = entries.map((entry) => `<div class="csl-entry">${entryToHtml(entry)}</div>`);
    const head = heading === null ? '' : `<h2>${escapeHtml(heading)}</h2>\n`;
    return `${head}<div class="${layoutClasses(layout)}">\n${list.join('\n')}\n</div>\n`;
  });
  return `<!doctype html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
${sheet(layout, marginWidth(bibliography))}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${parts.join('')}</body>
</html>
`;
}

function sheet(layout: Layout, margin: number): string {
  return `body { font: 1rem/1.4 Georgia, 'Times New Roman', serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; }
.csl-bib-body { line-height: ${layout.lineSpacing > 1 ? 1.4 * layout.lineSpacing : 1.4}; }
.csl-entry { margin-bottom: ${layout.entrySpacing > 0 ? layout.entrySpacing : 0.35}em; overflow-wrap: anywhere; break-inside: avoid; }
.csl-hanging-indent .csl-entry { padding-left: 2em; text-indent: -2em; }
.csl-second-field-align .csl-entry { display: grid; grid-template-columns: ${Math.max(2, margin * 0.6 + 0.8).toFixed(1)}em 1fr; }
.csl-second-field-align .csl-entry > :not(.csl-left-margin) { grid-column: 2; }
.csl-block, .csl-indent, .csl-annotation { display: block; text-indent: 0; }
.csl-indent { padding-left: 2em; }
.csl-annotation { font-size: 0.9em; color: #555; }
.csl-small-caps { font-variant: small-caps; }
.csl-underline { text-decoration: underline; }
`;
}
