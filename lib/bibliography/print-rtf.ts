import { type Bibliography, type Entry, hangingTwips, type Run } from './entry.ts';

/** RTF 1.9: anything beyond ASCII as `\uN`, with a question mark (`\'3f`) for readers that do not know it. */
function escapeRtf(text: string): string {
  return text.replace(/[\\{}]|[^\x20-\x7e]/g, (char) => {
    if (char === '\\' || char === '{' || char === '}') return `\\${char}`;
    if (char === '\n') return '\\line ';
    if (char === '\t') return '\\tab ';
    const code = char.charCodeAt(0);
    return `\\u${code > 0x7fff ? code - 0x10000 : code}\\'3f`;
  });
}

function runToRtf(run: Run): string {
  const look = [
    run.italic && '\\i',
    run.bold && '\\b',
    run.smallCaps && '\\scaps',
    run.underline && '\\ul',
    run.position === 'sup' && '\\super',
    run.position === 'sub' && '\\sub',
  ].filter(Boolean);
  const text = escapeRtf(run.text);
  const words = look.length > 0 ? `{${look.join('')} ${text}}` : text;
  if (!run.href) return words;
  return `{\\field{\\*\\fldinst{HYPERLINK "${escapeRtf(run.href)}"}}{\\fldrslt{\\ul\\cf1 ${words}}}}`;
}

function entryToRtf({ blocks, annotation }: Entry, paragraph: string): string {
  const parts = blocks.map(({ kind, runs }, at) => {
    const text = runs.map(runToRtf).join('');
    if (kind === 'left-margin') return `${text}\\tab `;
    if (at === 0 && kind !== 'indent') return text;
    if (kind === 'indent') return `\\line\\tab ${text}`;
    return kind === 'block' ? `\\line ${text}` : text;
  });
  const note = annotation ? `\\line {\\fs20 ${escapeRtf(annotation)}}` : '';
  return `${paragraph}${parts.join('')}${note}\\par`;
}

// Distances are twips: 1440 an inch, 240 a line of 12 points.
function paragraphOf(bibliography: Bibliography): string {
  const { entrySpacing, lineSpacing } = bibliography.layout;
  const indent = hangingTwips(bibliography);
  const hanging = indent > 0 ? `\\fi-${indent}\\li${indent}\\tx${indent}` : '';
  const spacing = `\\sa${Math.max(120, entrySpacing * 240)}\\sl${lineSpacing * 240}\\slmult1`;
  return `\\pard\\plain\\f0\\fs24\\ql${hanging}${spacing} `;
}

export function printRtf(bibliography: Bibliography, title: string): string {
  const paragraph = paragraphOf(bibliography);
  const heading = (text: string, size: number) =>
    `\\pard\\plain\\f0\\b\\fs${size}\\sb240\\sa120\\keepn ${escapeRtf(text)}\\par`;
  const parts = bibliography.sections.flatMap((section) => [
    ...(section.heading === null ? [] : [heading(section.heading, 28)]),
    ...section.entries.map((entry) => entryToRtf(entry, paragraph)),
  ]);
  const head = `{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1
{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}
{\\colortbl;\\red5\\green99\\blue193;}
{\\info{\\title ${escapeRtf(title)}}}`;
  return `${head}\n${[heading(title, 32), ...parts].join('\n')}\n}\n`;
}
