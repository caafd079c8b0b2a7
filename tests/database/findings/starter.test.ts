import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { readFilters } from '#features/citations/queries/read-filters.ts';
import { loadDomainPack } from '#features/exchange/commands/load-domain-pack.ts';
import { readDomainPack } from '#features/exchange/domain-pack.ts';
import { createFinding } from '#features/findings/commands/create-finding.ts';
import type { FindingRecord } from '#features/findings/finding-record.ts';
import { exportFindings } from '#features/findings/queries/export-findings.ts';
import { findFinding } from '#features/findings/queries/find-finding.ts';
import { listFindings, requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import { disconnect, transaction } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

let library: TestLibrary;
const findings: FindingRecord[] = [];
beforeAll(async () => {
  library = await makeLibrary();
  const pack = await readDomainPack('kratom');
  await transaction((tx) => loadDomainPack(tx, library.owner, pack));
  const all = await requireFindingFilters(library.viewer, new URLSearchParams());
  for await (const finding of exportFindings(library.viewer, all)) findings.push(finding);
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const ofLeaf = {
  ...{ ligand: 'compound:7-hydroxymitragynine', assay: 'analytical', readout: 'LC-MS/MS', system: 'dried leaf powder' },
  ...{ parameter: 'content', relation: '=', unit: 'mg/g' },
};
const atMor = { ligand: 'compound:mitragynine', target: 'target:mor', assay: 'binding', parameter: 'Ki' };
const ofHerg = {
  ...{ ligand: 'compound:paynantheine', target: 'target:kcnh2', assay: 'functional', readout: 'patch clamp' },
  ...{ parameter: 'IC50', relation: '=', unit: 'nM' },
};

const count = async (query: string) =>
  (await listFindings(library.viewer, await requireFindingFilters(library.viewer, new URLSearchParams(query)))).total;

describe('the starter findings', () => {
  it('come accepted by nobody when verified at the source, and wait for a person otherwise', () => {
    expect(findings.length).toBe(130);
    for (const { status, provenance, acceptedBy, author, content } of findings) {
      expect(status).toBe(provenance?.status.startsWith('seen in the paper itself') ? 'accepted' : 'submitted');
      expect([acceptedBy, author, content.quote]).toEqual([null, null, null]);
      expect(provenance).toMatchObject({ pack: 'kratom', source: expect.stringMatching(/./) });
    }
    expect(findings.filter(({ status }) => status === 'submitted').length).toBe(45);
  });

  it('keep the seven doubts recorded of them, and derive nothing doubtful from those', () => {
    const doubted = findings.filter(({ content }) => content.validityFlag !== null);
    expect(doubted.map(({ provenance }) => provenance?.id).sort()).toEqual(
      'f014 f015 f028 f029 f069 f098 f102'.split(' '),
    );
    expect(
      doubted
        .filter(({ pX }) => pX !== null)
        .map(({ provenance }) => provenance?.id)
        .sort(),
    ).toEqual(['f028', 'f029']);
  });

  it('raise the warnings that the documentation explains, and no others', () => {
    const raised = findings.flatMap(({ provenance, warnings }) => [
      ...new Set(warnings.map(({ code }) => `${provenance?.id} ${code}`)),
    ]);
    const explained = [...readFileSync('docs/findings.md', 'utf8').matchAll(/^\| (f\d{3}) +\| `([a-z0-9-]+)` +\|/gm)];
    expect(raised.sort()).toEqual(explained.map(([, id, code]) => `${id} ${code}`).sort());
  });

  it.each<[string, object, string[]]>([
    ['leaf as it is', { ...ofLeaf, ligand: 'compound:mitragynine', value: '1.5', unit: '%' }, []],
    ['leaf too rich', { ...ofLeaf, ligand: 'compound:mitragynine', value: '40', unit: 'mg/g' }, ['out-of-range']],
    ['an extract, which is no leaf', { ...ofLeaf, system: 'extract', ligand: 'compound:mitragynine', value: '40' }, []],
    ['7-OH in leaf', { ...ofLeaf, value: '0.04', unit: '%' }, []],
    ['7-OH beyond what leaf has', { ...ofLeaf, value: '2', unit: 'mg/g' }, ['out-of-range']],
    ['hERG, of any ligand', { ...ofHerg, value: '1.62', unit: 'µM' }, []],
    ['hERG, at a thousandth', { ...ofHerg, value: '1.62', unit: 'nM' }, ['out-of-range', 'unit-slip']],
    ['MOR, narrower than the parameter', { ...ofHerg, ...atMor, value: '1' }, ['out-of-range']],
  ])('stand in a library that knows what is usual: %s', async (_, content, codes) => {
    const [{ citation } = { citation: { id: '' } }] = findings;
    const { id } = await createFinding(library.curator, { citationId: citation.id, ...content });
    const { warnings } = await findFinding(library.curator, id);
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('are what has=finding finds citations by', async () => {
    const { filters } = await readFilters(library.viewer, { has: 'finding', limit: '200' });
    const page = await listCitations(library.viewer, filters);
    expect(page.items.map(({ id }) => id).sort()).toEqual(
      [...new Set(findings.map(({ citation }) => citation.id))].sort(),
    );
  });

  it('answer the list’s filters', async () => {
    expect(await count('ligand=7-hydroxymitragynine&target=mor&assay=functional')).toBe(
      findings.filter(
        ({ content: { ligand, target, assay } }) =>
          `${ligand} ${target} ${assay}` === 'compound:7-hydroxymitragynine target:mor functional',
      ).length,
    );
    expect(await count('target=opioid-receptors')).toBeGreaterThan(await count('target=mor'));
    expect(await count('year=..2016')).toBe(findings.filter(({ citation }) => (citation.year ?? 9999) <= 2016).length);
    expect(await count('px=8..')).toBe(findings.filter(({ pX }) => (pX ?? 0) >= 8).length);
    expect(await count('status=submitted,accepted&level=preclinical:P1')).toBe(
      findings.filter(({ content }) => content.level?.code === 'P1').length,
    );
  });
});
