import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Block, ClaimDocument } from './claim-document.ts';
import type { PrintedReference } from './print-document.ts';

const styles = {
  default: {
    document: { run: { font: 'Times New Roman', size: 22 } },
    title: {
      run: { font: 'Times New Roman', size: 32, bold: true },
      paragraph: { spacing: { before: 240, after: 160 } },
    },
    heading1: { run: { size: 26, bold: true }, paragraph: { spacing: { before: 240, after: 100 }, keepNext: true } },
  },
};
const after = { spacing: { after: 100 } };

/** Claims and their bibliography for Word 2007 or later, each claim on a page of its own. */
export async function printDocx(
  documents: readonly ClaimDocument[],
  references: readonly PrintedReference[],
  title: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const children = [
    ...documents.flatMap(({ title: statement, blocks }, at) => [
      new Paragraph({ text: statement, heading: HeadingLevel.TITLE, pageBreakBefore: at > 0 }),
      ...blocks.flatMap(docxBlock),
    ]),
    ...(references.length > 0 ? [new Paragraph({ text: 'Bibliography', heading: HeadingLevel.HEADING_1 })] : []),
    ...references.map(({ text }) => new Paragraph({ text, ...after, indent: { left: 480, hanging: 480 } })),
  ];
  const file = new Document({ title, creator: 'Speciosa', styles, sections: [{ children }] });
  return new Uint8Array(await Packer.toBuffer(file));
}

function docxBlock(block: Block): (Paragraph | Table)[] {
  if ('heading' in block) return [new Paragraph({ text: block.heading, heading: HeadingLevel.HEADING_1 })];
  if ('items' in block) return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
  if ('rows' in block) {
    const row = (cells: readonly string[], bold: boolean) =>
      new TableRow({
        tableHeader: bold,
        cantSplit: true,
        children: cells.map(
          (text) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold, size: 18 })] })] }),
        ),
      });
    const rows = [row(block.head, true), ...block.rows.map((cells) => row(cells, false))];
    return [new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } }), new Paragraph({ text: '' })];
  }
  const label = 'label' in block ? [new TextRun({ text: `${block.label}: `, bold: true })] : [];
  return [new Paragraph({ children: [...label, new TextRun(block.text)], ...after })];
}
