import { expect, test } from 'vitest';
import { questionsAsked, suggestDomain } from '#features/evidence/rob2.ts';
import {
  type Rob2Answer,
  type Rob2Domain,
  type Rob2Effect,
  type Rob2Judgement,
  rob2Answers,
  rob2Domains,
} from '#features/evidence/rob2-table.ts';

// The flow charts of the full guidance of 22 August 2019, walked box by box: another form than the tables of the product, held to give the same for
// every set of answers there is.
type Answers = Record<string, Rob2Answer>;
type Chart = (answer: (id: string) => Rob2Answer) => Rob2Judgement;

const yes = (answer: Rob2Answer) => answer === 'Y' || answer === 'PY';
const no = (answer: Rob2Answer) => answer === 'N' || answer === 'PN';
const worse = (one: Rob2Judgement, other: Rob2Judgement): Rob2Judgement => {
  if (one === 'high' || other === 'high') return 'high';
  return one === 'low' && other === 'low' ? 'low' : 'some-concerns';
};

const charts: Record<string, Chart> = {
  'D1 assignment': (answer) => {
    if (no(answer('1.2'))) return 'high';
    if (answer('1.2') === 'NI') return yes(answer('1.3')) ? 'high' : 'some-concerns';
    if (no(answer('1.1'))) return 'some-concerns';
    return yes(answer('1.3')) ? 'some-concerns' : 'low';
  },
  'D2 assignment': (answer) => {
    const deviations = (): Rob2Judgement => {
      if (no(answer('2.1')) && no(answer('2.2'))) return 'low';
      if (no(answer('2.3'))) return 'low';
      if (answer('2.3') === 'NI') return 'some-concerns';
      if (no(answer('2.4'))) return 'some-concerns';
      return yes(answer('2.5')) ? 'some-concerns' : 'high';
    };
    const analysis = (): Rob2Judgement => {
      if (yes(answer('2.6'))) return 'low';
      return no(answer('2.7')) ? 'some-concerns' : 'high';
    };
    return worse(deviations(), analysis());
  },
  'D2 adhering': (answer) => {
    const analysis = (): Rob2Judgement => (yes(answer('2.6')) ? 'some-concerns' : 'high');
    const isBlind = no(answer('2.1')) && no(answer('2.2'));
    const isNoConcern = (id: string) => answer(id) === 'NA' || no(answer(id));
    if (!isBlind && answer('2.3') !== 'NA' && !yes(answer('2.3'))) return analysis();
    return isNoConcern('2.4') && isNoConcern('2.5') ? 'low' : analysis();
  },
  'D3 assignment': (answer) => {
    if (yes(answer('3.1')) || yes(answer('3.2'))) return 'low';
    if (no(answer('3.3'))) return 'low';
    return no(answer('3.4')) ? 'some-concerns' : 'high';
  },
  'D4 assignment': (answer) => {
    if (yes(answer('4.1')) || yes(answer('4.2'))) return 'high';
    const unlessInfluenced = no(answer('4.2')) ? 'low' : 'some-concerns';
    if (no(answer('4.3')) || no(answer('4.4'))) return unlessInfluenced;
    return no(answer('4.5')) ? 'some-concerns' : 'high';
  },
  'D5 assignment': (answer) => {
    if (yes(answer('5.2')) || yes(answer('5.3'))) return 'high';
    if (answer('5.2') === 'NI' || answer('5.3') === 'NI') return 'some-concerns';
    return yes(answer('5.1')) ? 'low' : 'some-concerns';
  },
};

/** Every set of answers a person can give: each answer of each question that arises, “not applicable” where the tool has it. */
function* everySet(domain: Rob2Domain, at = 0, given: Answers = {}): Generator<Answers> {
  const question = domain.questions[at];
  if (!question) {
    yield given;
    return;
  }
  const arises = questionsAsked(domain, given).some(({ id }) => id === question.id);
  const possible = rob2Answers.filter(
    (answer) => (answer !== 'NA' || question.maybe) && (answer !== 'NI' || !question.sure),
  );
  for (const answer of arises ? possible : (['NA'] as const))
    yield* everySet(domain, at + 1, { ...given, [question.id]: answer });
}

test.each(Object.entries(charts))(
  'RoB 2, %s: the table says what the flow chart says, for every set of answers',
  (name, chart) => {
    const [code, effect] = name.split(' ');
    const domain = rob2Domains(effect as Rob2Effect).find((each) => each.code === code) as Rob2Domain;
    const differ: object[] = [];
    const reached = new Set<Rob2Judgement>();
    let sets = 0;
    for (const answers of everySet(domain)) {
      const judgement = chart((id) => answers[id] ?? 'NA');
      const suggested = suggestDomain(domain, answers);
      if (suggested !== judgement) differ.push({ ...answers, suggested, judgement });
      reached.add(judgement);
      sets += 1;
    }
    expect(differ.slice(0, 5)).toEqual([]);
    expect([...reached].sort()).toEqual(['high', 'low', 'some-concerns']);
    expect(sets).toBeGreaterThan(30);
  },
);
