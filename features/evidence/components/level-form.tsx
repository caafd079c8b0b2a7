'use client';

import { useActionState } from 'react';
import { type FormState, idle } from '#lib/form-action.ts';
import { type EvidenceLevel, levelMark, printLevel, schemes } from '../evidence-level.ts';
import { ocebmCell, ocebmCodes, ocebmQuestions, ocebmTable } from '../ocebm.ts';
import { preclinicalCodes, preclinicalLadder } from '../preclinical.ts';

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** What the study design suggests, and by which rule. */
  suggestion: { level: EvidenceLevel; why: string } | null;
  /** The level being judged anew. */
  current?: (EvidenceLevel & { reason: string | null }) | null;
};

/** First the question, then the levels of its row; one group of radio buttons behind disclosures, so that it works without script. */
export function LevelForm({ action, suggestion, current = null }: Props) {
  const [state, submit, pending] = useActionState(action, idle);
  const chosen = state.values?.level ?? printed(current ?? suggestion?.level);
  const reasonFault = state.problem?.errors?.find(({ pointer }) => pointer.endsWith('/reason'))?.detail;
  const fault = state.status === 'failed' && !reasonFault ? state.problem?.detail : null;
  return (
    <form action={submit} className="form" aria-label="Evidence level">
      {suggestion && (
        <p className="notice" data-tone="amber">
          <span>
            <strong className="notice-title">The study design suggests {nameOf(suggestion.level)}.</strong>{' '}
            {suggestion.why} Judge for yourself; a level that differs takes a reason.
          </span>
        </p>
      )}
      <fieldset>
        <legend className="field-label">For which question does the study count?</legend>
        {ocebmQuestions.map((question) => (
          <QuestionRow key={question} question={question} chosen={chosen} suggested={printed(suggestion?.level)} />
        ))}
        <LadderRow chosen={chosen} suggested={printed(suggestion?.level)} />
      </fieldset>
      <p className="field">
        <label className="field-label" htmlFor="level-reason">
          Reason <span className="field-optional">needed when it differs from the suggestion</span>
        </label>
        <textarea
          id="level-reason"
          name="reason"
          className="input"
          maxLength={2000}
          defaultValue={state.values?.reason ?? current?.reason ?? ''}
          aria-invalid={reasonFault ? true : undefined}
          aria-describedby={reasonFault ? 'level-reason-fault' : undefined}
        />
        {reasonFault && (
          <span id="level-reason-fault" className="field-error" role="alert">
            {reasonFault}
          </span>
        )}
      </p>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <p className="flex items-center gap-3">
        <button type="submit" className="button" data-variant="primary" aria-disabled={pending || undefined}>
          Set the level
        </button>
        <span role="status" className="text-sm text-ink-soft">
          {state.status === 'done' && state.message}
        </span>
      </p>
    </form>
  );
}

function QuestionRow({ question, chosen, suggested }: { question: (typeof ocebmQuestions)[number] } & Chosen) {
  const { words, about } = ocebmTable[question];
  const values = ocebmCodes.map((code) => ({
    code,
    value: `ocebm:${question}:${code}`,
    cell: ocebmCell(question, code),
  }));
  return (
    <details
      className="disclosure border-b border-line"
      name="level-question"
      open={values.some(({ value }) => value === chosen)}
    >
      <summary>
        {words} <span className="font-normal text-ink-soft">{schemes.ocebm.name}</span>
      </summary>
      <p className="field-hint">{about}</p>
      <div className="choices pb-3">
        {values.map(({ code, value, cell }) => (
          <LevelChoice key={value} {...{ value, chosen, suggested }} mark={`Level ${code}`} meaning={cell} />
        ))}
      </div>
    </details>
  );
}

function LadderRow({ chosen, suggested }: Chosen) {
  return (
    <details className="disclosure border-b border-line" name="level-question" open={chosen.startsWith('preclinical:')}>
      <summary>
        None of these: it is not clinical work{' '}
        <span className="font-normal text-ink-soft">{schemes.preclinical.name}</span>
      </summary>
      <div className="choices pb-3">
        {preclinicalCodes.map((code) => {
          const { name, meaning } = preclinicalLadder[code];
          const value = `preclinical:${code}`;
          return <LevelChoice key={code} {...{ value, chosen, suggested, meaning }} mark={`${code} ${name}`} />;
        })}
      </div>
    </details>
  );
}

type Chosen = { chosen: string; suggested: string };
type ChoiceProps = Chosen & { value: string; mark: string; meaning: string | null };

function LevelChoice({ value, chosen, suggested, mark, meaning }: ChoiceProps) {
  return (
    <label className="choice">
      <input
        type="radio"
        name="level"
        value={value}
        defaultChecked={value === chosen}
        disabled={meaning === null}
        required
      />
      <span className={meaning === null ? 'text-ink-faint' : undefined}>
        <strong>{mark}</strong> {value === suggested && <em>suggested</em>}
        <span className="field-hint block">{meaning ?? 'The table has no such level for this question.'}</span>
      </span>
    </label>
  );
}

function printed(level: EvidenceLevel | null | undefined): string {
  return level ? printLevel(level) : '';
}

function nameOf(level: EvidenceLevel): string {
  return level.scheme === 'ocebm' ? `${levelMark(level)} for “${ocebmTable[level.question].words}”` : levelMark(level);
}
