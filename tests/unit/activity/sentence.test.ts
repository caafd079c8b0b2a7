import { expect, test } from 'vitest';
import { sentenceText } from '#features/activity/sentence.ts';

const subject = (label: string, before: object | null = null, after: object | null = null, type = 'citation') =>
  ({ type, id: label, label, before, after }) as never;
const told = (verb: string, subjects: never[], details = {}, subjectCount = subjects.length) =>
  sentenceText({ verb, subjects, details, subjectCount });

const noticed = (nature: string, findings: string[], others: number) => ({
  notice: { nature, date: null, source: 'pubmed' },
  paper: { type: 'citation', id: '1', label: 'Doubtful' },
  rests: findings.map((label) => ({ type: 'finding', id: label, label })),
  others,
});

test.each([
  [
    told('citation.updated', [
      subject('Kruegel 2016', { csl: { title: 'A', DOI: 'x' } }, { csl: { title: 'B', DOI: 'y' } }),
    ]),
    'changed the title and DOI of Kruegel 2016',
  ],
  [
    told('citation.updated', [
      subject('Kruegel 2016', { csl: { volume: '1' } }, { csl: { volume: '1', 'container-title': 'J' } }),
    ]),
    'changed the journal or book of Kruegel 2016',
  ],
  [
    told('citation.updated', [subject('Kruegel 2016', { a: 1, b: 1, c: 1, d: 1, e: 1 }, {})]),
    'changed 5 fields of Kruegel 2016',
  ],
  [told('citation.created', [subject('Kruegel 2016')]), 'added Kruegel 2016'],
  [
    told('retraction.stated', [], { sources: ['crossref', 'pubmed', 'file'], added: 3 }),
    'took in 3 retraction notices from Crossref, PubMed and an imported file',
  ],
  [
    told('retraction.noticed', [], noticed('correction', ['F1', 'F2', 'F3'], 4)),
    'learnt from PubMed that “Doubtful” was corrected: check again finding F1, finding F2, finding F3 and 4 others',
  ],
  [
    told('retraction.noticed', [], noticed('reinstatement', ['F1'], 0)),
    'learnt from PubMed that “Doubtful” was reinstated: finding F1 rests on it',
  ],
  [told('retraction.noticed', [], noticed('retraction', [], 0)), 'learnt from PubMed that “Doubtful” was retracted'],
  [told('citation.trashed', [subject('A'), subject('B')]), 'moved citations A and B to the trash'],
  [
    told('citation.trashed', [subject('A'), subject('B'), subject('C')], {}, 99),
    'moved citations A, B, C and 96 others to the trash',
  ],
  [told('term.deprecated', [subject('MOR')]), 'deprecated the term MOR'],
  [told('finding.accepted', [subject('MOR: Ki = 9 nM', null, null, 'finding')]), 'accepted the finding MOR: Ki = 9 nM'],
  [
    told('revision.created', [subject('MOR', { n: 1 }, { n: 2 }, 'finding')], { reason: 'Table 2' }),
    'proposed to change the n of the finding MOR: Table 2',
  ],
  [told('member.updated', [subject('Ana', { role: 'viewer' }, { role: 'owner' })]), 'made Ana an owner'],
  [
    told('invitation.created', [subject('ana@example.org', null, { role: 'curator' })]),
    'invited ana@example.org as a curator',
  ],
  [
    told('citation.merged', [subject('Kruegel 2016'), subject('KRUEGEL 2016')], { key: 'kruegel2016a', into: 'k' }),
    'merged KRUEGEL 2016 (kruegel2016a) into Kruegel 2016',
  ],
  [
    told('citation.merged', [subject('K')], { key: 'kruegel2016a', into: 'kruegel2016' }),
    'merged kruegel2016a into kruegel2016',
  ],
  [told('duplicate.rejected', [subject('A'), subject('B')]), 'said of A and B that they are two works'],
  [told('session.ended', [], { others: true, count: 1 }), 'ended 1 other session'],
  [
    told('import.undone', [subject('library.ris')], { trashed: 12, reverted: 0, left: 0 }),
    'undid the import library.ris: 12 citations moved to the trash',
  ],
  [
    told('import.undone', [subject('library.ris'), subject('Kruegel 2016')], { trashed: 1, reverted: 2, left: 1 }),
    'undid the import library.ris: 1 citation moved to the trash, 2 merged citations as they were before, 1 left as changed since',
  ],
  [
    told('citation.tagged', [subject('A')], { add: ['target:mor', 'design:rct'], remove: [] }),
    'tagged A target:mor and design:rct',
  ],
  [told('citation.tagged', [subject('A')], { add: [], remove: ['target:mor'] }), 'took target:mor off A'],
  [
    told('citation.tagged', [subject('A')], { add: ['target:mor'], remove: ['target:dor'] }),
    'tagged A target:mor, no longer target:dor',
  ],
  [
    told('level.judged', [subject('A <i>in vitro</i> study')], { level: 'preclinical:P2', reason: 'cells only' }),
    'judged the evidence level of A in vitro study as preclinical:P2: cells only',
  ],
  [
    told('level.judged', [subject('A')], { level: 'ocebm:2', reason: null }),
    'judged the evidence level of A as ocebm:2',
  ],
  [told('note.updated', [subject('A', { note: 'x' }, { note: 'y' })]), 'changed a note on A'],
  [told('term.merged', [subject('MOR'), subject('Mu')]), 'merged the term MOR into Mu'],
  [
    told('domainPack.loaded', [subject('x')], { pack: 'kratom', facets: 9, terms: 308, citations: 1 }, 318),
    'loaded the kratom pack: 9 facets, 308 terms and 1 citation',
  ],
  [
    told('domainPack.loaded', [subject('x')], { pack: 'kratom', ranges: 10 }),
    'loaded the kratom pack: 10 usual ranges',
  ],
  [told('searchSaved.reOrdered', [subject('x')]), 're ordered the search saved x'],
])('%s', (sentence, expected) => {
  expect(sentence).toBe(expected);
});
