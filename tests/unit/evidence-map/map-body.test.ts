import { expect, test } from 'vitest';
import { cellKey, type EvidenceMap } from '#features/evidence-map/evidence-map.ts';
import { mapBody } from '#features/evidence-map/map-body.ts';
import { packCells } from '#features/evidence-map/packed-cells.ts';

const none = { supports: 0, contradicts: 0, noEffect: 0 };
const map: EvidenceMap = {
  rows: [{ tag: 'compound:x', name: `<b>"X" & 'Y'</b>` }],
  columns: [
    { tag: 'target:mor', name: 'MOR' },
    { tag: 'target:dor', name: 'DOR' },
    { tag: 'design:rct', name: 'RCT' },
  ],
  cells: new Map([
    [
      cellKey('compound:x', 'target:mor'),
      {
        findings: 3,
        best: { scheme: 'preclinical', code: 'P2' } as const,
        directions: { ...none, supports: 3 },
        notTested: 0,
      },
    ],
    [cellKey('compound:x', 'design:rct'), { findings: 0, best: null, directions: none, notTested: 1 }],
  ]),
};

test('a cell says what meets in it and leads to its findings; names are text, whatever they hold', () => {
  const name = '&lt;b&gt;"X" &amp; &#39;Y&#39;&lt;/b&gt;';
  const href = '/lab/findings?status=accepted&amp;ligand=compound%3Ax&amp;';
  expect(mapBody({ ...map, cells: packCells(map) }, '/lab/findings')).toBe(
    [
      `<tr><th scope='row'>${name}</th>`,
      `<td><a href='${href}target=target%3Amor' title='${name}, MOR: 3 findings, best P2, supports' data-shape='supports' data-soft>`,
      "<b aria-hidden='true'>3</b><small aria-hidden='true'>P2</small></a></td>",
      '<td></td>',
      `<td><a href='${href}tag=design%3Arct' data-soft><i><span class='sr-only'>${name}, RCT: </span>not tested</i></a></td></tr>`,
    ].join(''),
  );
});
