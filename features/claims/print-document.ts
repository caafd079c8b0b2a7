import type { Block, ClaimDocument } from './claim-document.ts';

/** An entry of the bibliography as it prints: `html` goes inside an element of its own. */
export type PrintedReference = { id: string; html: string; text: string };

const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>~|$^#]/g, '\\$&').replace(/\s+/g, ' ');
const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Claims and their bibliography as CommonMark with tables. */
export function printMarkdown(documents: readonly ClaimDocument[], references: readonly PrintedReference[]): string {
  const parts = documents.flatMap(({ title, blocks }) => [`# ${escapeMarkdown(title)}`, ...blocks.map(markdownBlock)]);
  const list = references.map(({ text }) => `- ${escapeMarkdown(text)}`).join('\n');
  return `${[...parts, ...(list ? ['## Bibliography', list] : [])].join('\n\n')}\n`;
}

function markdownBlock(block: Block): string {
  if ('heading' in block) return `## ${escapeMarkdown(block.heading)}`;
  if ('items' in block) return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
  if ('rows' in block) {
    const line = (cells: readonly string[]) => `| ${cells.map((cell) => escapeMarkdown(cell)).join(' | ')} |`;
    return [line(block.head), line(block.head.map(() => '---')), ...block.rows.map(line)].join('\n');
  }
  return 'label' in block
    ? `**${escapeMarkdown(block.label)}:** ${escapeMarkdown(block.text)}`
    : escapeMarkdown(block.text);
}

/** The same as a page of its own that needs nothing else. */
export function printHtml(
  documents: readonly ClaimDocument[],
  references: readonly PrintedReference[],
  title: string,
): string {
  const body = documents.map(
    (document) =>
      `<article>\n<h1>${escapeHtml(document.title)}</h1>\n${document.blocks.map(htmlBlock).join('\n')}\n</article>`,
  );
  const list = references.map(({ html }) => `<li>${html}</li>`).join('\n');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
${body.join('\n')}
${list && `<section>\n<h2>Bibliography</h2>\n<ul class="references">\n${list}\n</ul>\n</section>`}
</html>
`;
}

function htmlBlock(block: Block): string {
  if ('heading' in block) return `<h2>${escapeHtml(block.heading)}</h2>`;
  if ('items' in block) return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  if ('rows' in block) {
    const head = block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
    const rows = block.rows.map(([first = '', ...rest]) => {
      return `<tr><th scope="row">${escapeHtml(first)}</th>${rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
    });
    return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  }
  return 'label' in block
    ? `<p><strong>${escapeHtml(block.label)}:</strong> ${escapeHtml(block.text)}</p>`
    : `<p>${escapeHtml(block.text)}</p>`;
}

const style = `body{font:16px/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b211c}
h1{font-size:1.5rem;line-height:1.25;margin-top:3rem}h2{font-size:1.1rem;margin-top:1.5rem}table{border-collapse:collapse;font-size:.85rem}
th,td{border:1px solid #b9c2ba;padding:.25rem .5rem;text-align:left;vertical-align:top}.references{padding-left:1rem}
article{break-before:page}article:first-of-type{break-before:auto}tr,li{break-inside:avoid}`;
