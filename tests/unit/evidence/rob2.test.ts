import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeRob2,
  questionsAsked,
  rob2Faults,
  settledAnswers,
  suggestDomain,
  suggestOverall,
} from '#features/evidence/rob2.ts';
import {
  type Rob2Answer,
  type Rob2Domain,
  type Rob2Effect,
  rob2Answers,
  rob2Domains,
  rob2Effects,
} from '#features/evidence/rob2-table.ts';

// The decision tables of the full guidance of 22 August 2019, typed once more from the document: answers in the order of the questions, · for a question that does not arise.
const golden: Record<string, [string, string][]> = {
  'D1 assignment': [
    ['Y Y N', 'low'],
    ['PY PY PN', 'low'],
    ['NI Y NI', 'low'],
    ['Y Y Y', 'some-concerns'],
    ['NI PY PY', 'some-concerns'],
    ['N Y N', 'some-concerns'],
    ['PN PY Y', 'some-concerns'],
    ['PN Y NI', 'some-concerns'],
    ['Y NI N', 'some-concerns'],
    ['N NI PN', 'some-concerns'],
    ['NI NI NI', 'some-concerns'],
    ['Y NI Y', 'high'],
    ['N NI PY', 'high'],
    ['Y N N', 'high'],
    ['Y PN NI', 'high'],
    ['NI PN Y', 'high'],
  ],
  'D2 assignment': [
    ['N N · · · Y ·', 'low'],
    ['PN PN · · · PY ·', 'low'],
    ['Y N N · · Y ·', 'low'],
    ['N NI PN · · PY ·', 'low'],
    ['Y Y NI · · Y ·', 'some-concerns'],
    ['Y Y Y N · Y ·', 'some-concerns'],
    ['Y Y PY Y Y Y ·', 'some-concerns'],
    ['PY N Y NI PY Y ·', 'some-concerns'],
    ['Y Y Y Y N Y ·', 'high'],
    ['Y Y Y PY NI Y ·', 'high'],
    ['N N · · · N N', 'some-concerns'],
    ['N N · · · NI PN', 'some-concerns'],
    ['N N · · · PN Y', 'high'],
    ['N N · · · N NI', 'high'],
    ['Y Y Y N · NI PN', 'some-concerns'],
    ['Y Y Y N · NI Y', 'high'],
    ['Y Y Y Y N NI N', 'high'],
  ],
  'D2 adhering': [
    ['N N · N N ·', 'low'],
    ['N N · NA NA ·', 'low'],
    ['Y Y Y PN N ·', 'low'],
    ['Y N NA N NA ·', 'low'],
    ['Y Y N N N Y', 'some-concerns'],
    ['Y NI NI N N PY', 'some-concerns'],
    ['N N · Y N Y', 'some-concerns'],
    ['N N · N NI PY', 'some-concerns'],
    ['Y Y N N N N', 'high'],
    ['N N · PY N NI', 'high'],
    ['Y Y Y N PY PN', 'high'],
  ],
  'D3 assignment': [
    ['Y · · ·', 'low'],
    ['PY · · ·', 'low'],
    ['N Y · ·', 'low'],
    ['NI PY · ·', 'low'],
    ['N N N ·', 'low'],
    ['PN PN PN ·', 'low'],
    ['N N Y N', 'some-concerns'],
    ['NI N NI PN', 'some-concerns'],
    ['N N Y Y', 'high'],
    ['N N PY NI', 'high'],
  ],
  'D4 assignment': [
    ['Y N · · ·', 'high'],
    ['PY Y · · ·', 'high'],
    ['N Y · · ·', 'high'],
    ['NI PY · · ·', 'high'],
    ['N N N · ·', 'low'],
    ['NI PN PN · ·', 'low'],
    ['N N Y N ·', 'low'],
    ['N PN NI PN ·', 'low'],
    ['N N Y Y N', 'some-concerns'],
    ['N N NI NI PN', 'some-concerns'],
    ['N N Y Y Y', 'high'],
    ['N N Y PY NI', 'high'],
    ['N NI N · ·', 'some-concerns'],
    ['N NI Y N ·', 'some-concerns'],
    ['N NI NI PN ·', 'some-concerns'],
    ['N NI Y Y PN', 'some-concerns'],
    ['N NI Y NI PY', 'high'],
    ['NI NI NI NI NI', 'high'],
  ],
  'D5 assignment': [
    ['Y N N', 'low'],
    ['PY PN PN', 'low'],
    ['N N N', 'some-concerns'],
    ['NI PN N', 'some-concerns'],
    ['Y NI N', 'some-concerns'],
    ['Y N NI', 'some-concerns'],
    ['NI NI NI', 'some-concerns'],
    ['Y Y N', 'high'],
    ['Y N PY', 'high'],
    ['NI PY NI', 'high'],
    ['N Y Y', 'high'],
  ],
};

function domainOf(name: string): Rob2Domain {
  const [code, effect] = name.split(' ');
  const domain = rob2Domains(effect as Rob2Effect).find((each) => each.code === code);
  if (!domain) throw new Error(`no domain ${name}`);
  return domain;
}

function answersOf(domain: Rob2Domain, row: string): Record<string, Rob2Answer> {
  const given = row.split(' ').map((answer) => (answer === '·' ? 'NA' : answer) as Rob2Answer);
  return Object.fromEntries(domain.questions.map(({ id }, index) => [id, given[index] ?? 'NA']));
}

/** A clean trial: every domain low. */
const clean: Record<string, Rob2Answer> = {
  ...{ '1.1': 'Y', '1.2': 'Y', '1.3': 'N', '2.1': 'N', '2.2': 'N', '2.6': 'Y' },
  ...{ '3.1': 'Y', '4.1': 'N', '4.2': 'N', '4.3': 'N', '5.1': 'Y', '5.2': 'N', '5.3': 'N' },
};

describe.each(Object.entries(golden))('RoB 2, %s', (name, rows) => {
  const domain = domainOf(name);
  it.each(rows)('%s → %s', (row, judgement) => {
    const answers = answersOf(domain, row);
    expect(suggestDomain(domain, answers)).toBe(judgement);
    // The dots stand exactly where no question arises.
    const asked = questionsAsked(domain, settledAnswers(domain, answers)).map(({ id }) => id);
    expect(asked).toEqual(domain.questions.map(({ id }) => id).filter((_, index) => row.split(' ')[index] !== '·'));
  });
});

describe('RoB 2 as a whole', () => {
  it('has the five domains of the tool, whichever effect is estimated', () => {
    for (const effect of rob2Effects) {
      expect(rob2Domains(effect).map(({ code, name }) => `${code} ${name}`)).toEqual([
        'D1 Bias arising from the randomization process',
        'D2 Bias due to deviations from intended interventions',
        'D3 Bias due to missing outcome data',
        'D4 Bias in measurement of the outcome',
        'D5 Bias in selection of the reported result',
      ]);
    }
    expect(rob2Domains('assignment').map(({ questions }) => questions.length)).toEqual([3, 7, 4, 5, 3]);
    expect(rob2Domains('adhering').map(({ questions }) => questions.length)).toEqual([3, 6, 4, 5, 3]);
  });

  it('judges every complete set of answers, and none that lacks one', () => {
    const effect = fc.constantFrom(...rob2Effects);
    const index = fc.nat(4);
    const answers = fc.infiniteStream(fc.constantFrom(...rob2Answers.filter((answer) => answer !== 'NA')));
    fc.assert(
      fc.property(effect, index, answers, (which, at, stream) => {
        const domain = rob2Domains(which)[at] as Rob2Domain;
        const given: Record<string, Rob2Answer> = {};
        let last = '';
        for (const { id, when, sure } of domain.questions) {
          const arises = !when || questionsAsked(domain, given).some((question) => question.id === id);
          const answer = stream.next().value as Rob2Answer;
          given[id] = arises ? (sure && answer === 'NI' ? 'N' : answer) : 'NA';
          if (arises) last = id;
        }
        expect(['low', 'some-concerns', 'high']).toContain(suggestDomain(domain, given));
        expect(suggestDomain(domain, { ...given, [last]: undefined })).toBeNull();
      }),
    );
  });

  it('is low when all are, high when one is, else some concerns; many concerns are for a person to add up', () => {
    expect(suggestOverall(['low', 'low', 'low', 'low', 'low'])).toBe('low');
    expect(suggestOverall(['low', 'some-concerns', 'low', 'low', 'low'])).toBe('some-concerns');
    expect(suggestOverall(['some-concerns', 'some-concerns', 'some-concerns', 'some-concerns', 'some-concerns'])).toBe(
      'some-concerns',
    );
    expect(suggestOverall(['low', 'some-concerns', 'high', 'low', 'low'])).toBe('high');
    expect(suggestOverall(['low', null, 'high', 'low', 'low'])).toBeNull();
  });

  it('keeps what is suggested beside an override, and refuses one without a reason', () => {
    const input = { effect: 'assignment' as const, answers: clean, judgements: {} };
    expect(rob2Faults(input)).toEqual([]);
    expect(judgeRob2(input).overall).toEqual({ suggested: 'low', judgement: 'low', reason: '' });

    const silent = { ...input, judgements: { D3: { judgement: 'high' as const, reason: ' ' } } };
    expect(rob2Faults(silent)).toEqual([
      {
        pointer: '/judgements/D3/reason',
        detail: 'The answers suggest “Low risk of bias” for D3: give a reason for judging otherwise.',
      },
    ]);
    const said = { ...input, judgements: { D3: { judgement: 'high' as const, reason: 'A third left after week 1.' } } };
    expect(rob2Faults(said)).toEqual([]);
    const { domains, overall } = judgeRob2(said);
    expect(domains[2]).toMatchObject({ suggested: 'low', judgement: 'high', reason: 'A third left after week 1.' });
    expect(overall).toMatchObject({ suggested: 'high', judgement: 'high' });

    const overallSilent = { ...input, judgements: { overall: { judgement: 'some-concerns' as const, reason: '' } } };
    expect(rob2Faults(overallSilent).map(({ pointer }) => pointer)).toEqual(['/judgements/overall/reason']);
  });

  it('refuses missing answers, answers to what is not asked, and NA or NI where the tool has none', () => {
    const faults = (change: Record<string, Rob2Answer | undefined>, effect: Rob2Effect = 'assignment') =>
      rob2Faults({ effect, answers: { ...clean, ...change }, judgements: {} }).map(({ pointer }) => pointer);
    expect(faults({ '1.2': undefined })).toEqual(['/answers/1.2']);
    expect(faults({ '2.3': 'Y' })).toEqual(['/answers/2.3']);
    expect(faults({ '1.1': 'NA' })).toEqual(['/answers/1.1']);
    expect(faults({ '3.1': 'N', '3.2': 'NI' })).toEqual(['/answers/3.2']);
    expect(faults({ '2.7': 'NA' })).toEqual([]);
    expect(faults({ '6.1': 'Y' })).toEqual(['/answers/6.1']);
    expect(faults({ '2.4': 'NA', '2.5': 'NA', '2.6': undefined }, 'adhering')).toEqual([]);
    expect(faults({ '2.4': 'NA', '2.5': 'NA', '2.6': undefined, '2.7': 'N' }, 'adhering')).toEqual(['/answers/2.7']);
  });
});
