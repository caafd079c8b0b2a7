import { levelMark } from '#features/evidence/evidence-level.ts';
import { cellInWords, cellKey, type EvidenceMap, type Leaning, leaning, type MapCell } from './evidence-map.ts';

const label = { width: 220, height: 150 };
const cell = { width: 64, height: 44 };
const text = 'font-family="Inter, Helvetica, Arial, sans-serif" fill="#1d2a24"';

// Of one size around 0, 0; told apart without colour.
const marks: Record<Leaning, { d: string; fill: string }> = {
  supports: { d: 'M0-6L6 5H-6z', fill: '#1f6b45' },
  contradicts: { d: 'M0 6L6-5H-6z', fill: '#a3262d' },
  'no effect': { d: 'M-5-5H5V5H-5z', fill: '#55605a' },
  mixed: { d: 'M0-7L7 0L0 7L-7 0z', fill: '#8a5a00' },
  inconclusive: { d: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z', fill: '#ffffff' },
};

/** The map as a picture of its own, for a paper or a slide: light ground, text as text. */
export function mapSvg(map: EvidenceMap, title: string): string {
  const width = label.width + map.columns.length * cell.width + 120;
  const height = label.height + map.rows.length * cell.height + 60;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="16" y="28" ${text} font-size="16" font-weight="600">${escaped(title)}</text>`,
    ...map.columns.map(({ name }, index) => columnHead(name, index)),
    ...map.rows.map((row, index) => rowHead(row.name, index)),
    ...map.rows.flatMap((row, y) =>
      map.columns.map((column, x) => cellMark(map.cells.get(cellKey(row.tag, column.tag)), x, y)),
    ),
    legend(height - 24),
    '</svg>',
  ];
  return parts.join('\n');
}

function columnHead(name: string, index: number): string {
  const x = label.width + (index + 0.5) * cell.width;
  return `<text transform="translate(${x} ${label.height - 10}) rotate(-45)" ${text} font-size="12">${escaped(name)}</text>`;
}

function rowHead(name: string, index: number): string {
  const y = label.height + (index + 0.5) * cell.height + 4;
  return `<text x="16" y="${y}" ${text} font-size="12">${escaped(name)}</text>`;
}

function cellMark(content: MapCell | undefined, column: number, row: number): string {
  const [x, y] = [label.width + column * cell.width, label.height + row * cell.height];
  const frame = `<rect width="${cell.width}" height="${cell.height}" fill="none" stroke="#d9ded9"/>`;
  return `<g transform="translate(${x} ${y})">${frame}<title>${cellInWords(content)}</title>${inside(content)}</g>`;
}

function inside(content: MapCell | undefined): string {
  if (!content) return '';
  const [x, y] = [cell.width / 2, cell.height / 2];
  if (content.findings === 0) {
    return `<text x="${x}" y="${y + 4}" text-anchor="middle" ${text} font-size="10" font-style="italic">not tested</text>`;
  }
  const best = content.best ? levelMark(content.best) : '';
  return `${mark(leaning(content), 16, y)}<text x="28" y="${y - 2}" ${text} font-size="13" font-weight="600">${content.findings}</text><text x="28" y="${y + 12}" ${text} font-size="9">${best}</text>`;
}

function mark(kind: Leaning, x: number, y: number): string {
  const { d, fill } = marks[kind];
  return `<path transform="translate(${x} ${y})" d="${d}" fill="${fill}" stroke="${fill === '#ffffff' ? '#55605a' : fill}"/>`;
}

function legend(y: number): string {
  return (Object.keys(marks) as Leaning[])
    .map((kind, index) => {
      const x = 22 + index * 110;
      return `${mark(kind, x, y)}<text x="${x + 12}" y="${y + 4}" ${text} font-size="11">${kind}</text>`;
    })
    .join('');
}

function escaped(value: string): string {
  return value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
