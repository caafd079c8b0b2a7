import type { Fault } from '#lib/problem.ts';
import {
  type Rob2Answer,
  type Rob2Domain,
  type Rob2Effect,
  type Rob2Judgement,
  type Rob2Pattern,
  rob2Domains,
  rob2JudgementNames,
  rob2Judgements,
} from './rob2-table.ts';

export type Rob2Answers = Readonly<Record<string, Rob2Answer | undefined>>;

/** Whether every answer the pattern names is one it allows. */
function matchesPattern(pattern: Rob2Pattern, answers: Rob2Answers): boolean {
  return Object.entries(pattern).every(([id, allowed]) => {
    const answer = answers[id];
    return answer !== undefined && allowed.includes(mark(answer));
  });
}

function mark(answer: Rob2Answer): string {
  if (answer === 'NI') return '?';
  if (answer === 'NA') return '-';
  return answer.endsWith('Y') ? 'Y' : 'N';
}

/** Questions of a domain that arise from the answers before them. */
export function questionsAsked(domain: Rob2Domain, answers: Rob2Answers): Rob2Domain['questions'] {
  return domain.questions.filter(({ when }) => !when || when.some((pattern) => matchesPattern(pattern, answers)));
}

/** The answers with “not applicable” where a question does not arise: what the decision tables read. */
export function settledAnswers(domain: Rob2Domain, given: Rob2Answers): Rob2Answers {
  const answers: Record<string, Rob2Answer | undefined> = {};
  for (const { id, when } of domain.questions) {
    const arises = !when || when.some((pattern) => matchesPattern(pattern, answers));
    answers[id] = arises ? given[id] : 'NA';
  }
  return answers;
}

/** What the tool's algorithm suggests for a domain; null until every question that arises is answered. */
export function suggestDomain(domain: Rob2Domain, given: Rob2Answers): Rob2Judgement | null {
  const answers = settledAnswers(domain, given);
  if (domain.questions.some(({ id }) => answers[id] === undefined)) return null;
  const judged = domain.parts.map((rows) => rows.find(([pattern]) => matchesPattern(pattern, answers))?.[1]);
  return judged.every((each) => each !== undefined) ? worst(judged as Rob2Judgement[]) : null;
}

/**
 * Overall: low when all domains are, high when one is, else some concerns. That concerns in several domains add up to a high risk is
 * for a person to say, so it is never suggested.
 */
export function suggestOverall(domains: readonly (Rob2Judgement | null)[]): Rob2Judgement | null {
  return domains.every((judgement) => judgement !== null) ? worst(domains) : null;
}

function worst(judgements: readonly Rob2Judgement[]): Rob2Judgement | null {
  if (judgements.length === 0) return null;
  return rob2Judgements[Math.max(...judgements.map((each) => rob2Judgements.indexOf(each)))] ?? null;
}

/** A judgement by a person: `judgement` null takes what is suggested. */
export type Rob2Override = { judgement: Rob2Judgement | null; reason: string };
export type Rob2Input = {
  effect: Rob2Effect;
  answers: Rob2Answers;
  /** By domain code, and `overall`. */
  judgements: Readonly<Record<string, Rob2Override | undefined>>;
};
type Judged = { suggested: Rob2Judgement | null; judgement: Rob2Judgement | null; reason: string };
export type Rob2Result = {
  domains: (Judged & { code: Rob2Domain['code']; name: string })[];
  overall: Judged;
};

/** Suggested and held judgements of every domain and overall. */
export function judgeRob2({ effect, answers, judgements }: Rob2Input): Rob2Result {
  const domains = rob2Domains(effect).map((domain) => ({
    code: domain.code,
    name: domain.name,
    ...held(suggestDomain(domain, answers), judgements[domain.code]),
  }));
  const overall = held(suggestOverall(domains.map(({ judgement }) => judgement)), judgements.overall);
  return { domains, overall };
}

function held(suggested: Rob2Judgement | null, given: Rob2Override | undefined): Judged {
  return { suggested, judgement: given?.judgement ?? suggested, reason: given?.reason ?? '' };
}

/** What is wrong with an appraisal: answers where none is asked or none fits, missing answers, and another judgement than suggested without a reason. */
export function rob2Faults(input: Rob2Input): Fault[] {
  const faults: Fault[] = [];
  const known = new Set<string>();
  for (const domain of rob2Domains(input.effect)) {
    const asked = new Set(questionsAsked(domain, settledAnswers(domain, input.answers)).map(({ id }) => id));
    for (const { id, maybe, sure } of domain.questions) {
      known.add(id);
      const detail = answerFault(input.answers[id], asked.has(id), maybe, sure);
      if (detail) faults.push({ pointer: `/answers/${id}`, detail: `${id}: ${detail}` });
    }
  }
  for (const id of Object.keys(input.answers)) {
    if (!known.has(id))
      faults.push({ pointer: `/answers/${id}`, detail: `RoB 2 has no question ${id} for this effect.` });
  }
  const { domains, overall } = judgeRob2(input);
  for (const { code, suggested, judgement, reason } of [...domains, { code: 'overall', ...overall }]) {
    if (suggested === null || judgement === suggested || reason.trim() !== '') continue;
    const of = code === 'overall' ? 'overall' : `for ${code}`;
    const detail = `The answers suggest “${rob2JudgementNames[suggested]}” ${of}: give a reason for judging otherwise.`;
    faults.push({ pointer: `/judgements/${code}/reason`, detail });
  }
  return faults;
}

function answerFault(answer: Rob2Answer | undefined, asked: boolean, maybe?: true, sure?: true): string | null {
  if (!asked) return answer === undefined || answer === 'NA' ? null : 'does not arise from the answers before it.';
  if (answer === undefined) return 'wants an answer.';
  if (answer === 'NA' && !maybe) return 'arises from the answers before it: “Not applicable” does not fit.';
  if (answer === 'NI' && sure)
    return 'is answered with yes or no, probably or not; the tool has no “No information” here.';
  return null;
}
