import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  Packer,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { type Bibliography, type Entry, hangingTwips, type Run } from './entry.ts';

const FONT = 'Times New Roman';
// Sizes are half points, distances twips: 1440 an inch, 240 a line.
const styles = {
  default: {
    document: { run: { font: FONT, size: 24 } },
    title: { run: { font: FONT, size: 32, bold: true }, paragraph: { spacing: { after: 240 } } },
    heading1: {
      run: { font: FONT, size: 28, bold: true },
      paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
    },
    hyperlink: { run: { color: '0563C1', underline: {} } },
  },
  characterStyles: [{ id: 'Annotation', name: 'Annotation', run: { size: 20, color: '555555' } }],
};

function look(run: Run): Partial<IRunOptions> {
  return {
    ...(run.italic && { italics: true }),
    ...(run.bold && { bold: true }),
    ...(run.smallCaps && { smallCaps: true }),
    ...(run.underline && { underline: {} }),
    ...(run.position === 'sup' && { superScript: true }),
    ...(run.position === 'sub' && { subScript: true }),
  };
}

function runToDocx(run: Run): TextRun | ExternalHyperlink {
  const text = new TextRun({ text: run.text, ...look(run), ...(run.href && { style: 'Hyperlink' }) });
  return run.href ? new ExternalHyperlink({ link: run.href, children: [text] }) : text;
}

function entryToDocx({ blocks, annotation }: Entry, paragraph: IParagraphOptions): Paragraph {
  const children = blocks.flatMap(({ kind, runs }, at) => {
    const own = runs.map(runToDocx);
    if (kind === 'left-margin') return [...own, new TextRun('\t')];
    if (kind === 'indent') return [new TextRun({ break: at > 0 ? 1 : 0, text: '\t' }), ...own];
    if (at > 0 && kind === 'block') return [new TextRun({ break: 1 }), ...own];
    return own;
  });
  if (annotation) children.push(new TextRun({ break: 1, text: annotation, style: 'Annotation' }));
  return new Paragraph({ ...paragraph, children });
}

function paragraphOf(bibliography: Bibliography): IParagraphOptions {
  const { entrySpacing, lineSpacing } = bibliography.layout;
  const indent = hangingTwips(bibliography);
  return {
    style: 'Bibliography',
    spacing: { after: Math.max(120, entrySpacing * 240), line: lineSpacing * 240 },
    ...(indent > 0 && {
      indent: { left: indent, hanging: indent },
      tabStops: [{ type: TabStopType.LEFT, position: indent }],
    }),
  };
}

/** Word 2007 or later: a title, headings, and a paragraph in the style "Bibliography" for each entry. */
export async function printDocx(bibliography: Bibliography, title: string): Promise<Uint8Array> {
  const paragraph = paragraphOf(bibliography);
  const document = new Document({
    title,
    creator: 'Speciosa',
    styles: {
      ...styles,
      paragraphStyles: [{ id: 'Bibliography', name: 'Bibliography', basedOn: 'Normal', quickFormat: true }],
    },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...bibliography.sections.flatMap((section) => [
            ...(section.heading === null
              ? []
              : [new Paragraph({ text: section.heading, heading: HeadingLevel.HEADING_1 })]),
            ...section.entries.map((entry) => entryToDocx(entry, paragraph)),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
