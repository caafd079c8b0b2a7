import { describe, expect, it } from 'vitest';
import {
  cellInWords,
  cellKey,
  type EvidenceMap,
  leaning,
  type MapCell,
  mapTable,
} from '#features/evidence-map/evidence-map.ts';
import { mapSvg } from '#features/evidence-map/map-svg.ts';

const cell = (directions: Partial<MapCell['directions']>, rest: Partial<MapCell> = {}): MapCell => ({
  findings: 2,
  best: { scheme: 'preclinical', code: 'P2' },
  directions: { supports: 0, contradicts: 0, noEffect: 0, ...directions },
  notTested: 0,
  ...rest,
});

describe('a cell of the map', () => {
  it.each([
    [{ supports: 2 }, 'supports'],
    [{ contradicts: 1 }, 'contradicts'],
    [{ noEffect: 3 }, 'no effect'],
    [{ supports: 9, noEffect: 1 }, 'mixed'],
    [{}, 'inconclusive'],
  ] as const)('of %j leans to %s', (directions, expected) => {
    expect(leaning(cell(directions))).toBe(expected);
  });

  it('tells what nobody tested from what nobody has collected', () => {
    expect(cellInWords(undefined)).toBe('Nothing in the library');
    expect(cellInWords(cell({}, { findings: 0, notTested: 1 }))).toBe('Not tested');
    expect(cellInWords(cell({ supports: 2 }))).toBe('2 findings, best P2, supports');
  });
});

describe('the map', () => {
  const map: EvidenceMap = {
    rows: [{ tag: 'compound:a', name: 'A <b> & c' }],
    columns: [
      { tag: 'target:mor', name: 'MOR (μ)' },
      { tag: 'target:nmda', name: 'NMDA' },
    ],
    cells: new Map([
      [cellKey('compound:a', 'target:mor'), cell({ supports: 1, contradicts: 1 })],
      [cellKey('compound:a', 'target:nmda'), cell({}, { findings: 0, best: null, notTested: 1 })],
    ]),
  };

  it('is a table of the cells that hold something', () => {
    expect(mapTable(map).slice(1)).toEqual([
      ['compound:a', 'target:mor', '2', 'preclinical:P2', '1', '1', '0', '0'],
      ['compound:a', 'target:nmda', '0', '', '0', '0', '0', '1'],
    ]);
  });

  it('is a picture that says in words what it draws, with every name escaped', () => {
    const svg = mapSvg(map, 'Compound × target');
    expect(svg).toContain('<title>2 findings, best P2, mixed</title>');
    expect(svg).toContain('not tested');
    expect(svg).toContain('A &#60;b&#62; &#38; c');
    expect(svg).not.toMatch(/undefined|NaN/);
  });
});
