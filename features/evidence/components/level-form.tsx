'use client';

import { useContext } from 'react';
import { ActionForm } from '#components/action-form.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { FormContext } from '#components/form-context.ts';
import { Notice } from '#components/notice.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import type { FormState } from '#lib/form-action.ts';
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
  const initial = printed(current ?? suggestion?.level);
  return (
    <ActionForm action={action} aria-label="Evidence level">
      {suggestion && (
        <Notice tone="amber" title={`The study design suggests ${nameOf(suggestion.level)}.`}>
          {suggestion.why} Judge for yourself; a level that differs takes a reason.
        </Notice>
      )}
      {/* Anew when tags saved beside it change the suggestion: what is checked at first is read only once. */}
      <LevelChoices key={initial} initial={initial} suggested={printed(suggestion?.level)} />
      <TextArea
        label="Reason"
        hint="Needed when your level differs from the suggested one; welcome always."
        name="reason"
        pointer="/level/reason"
        rows={3}
        maxLength={2000}
        defaultValue={current?.reason ?? ''}
      />
      <p>
        <SubmitButton>Set the level</SubmitButton>
      </p>
    </ActionForm>
  );
}

function LevelChoices({ initial, suggested }: { initial: string; suggested: string }) {
  const chosen = useContext(FormContext)?.state.values?.level ?? initial;
  return (
    <fieldset className="field">
      <legend className="field-label">For which question does the study count?</legend>
      <p className="field-hint">{schemes.ocebm.name} asks for the question first, then for the level of its row.</p>
      {ocebmQuestions.map((question) => (
        <QuestionRow key={question} {...{ question, chosen, suggested }} />
      ))}
      <LadderRow {...{ chosen, suggested }} />
    </fieldset>
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
    <Disclosure name="level-question" open={values.some(({ value }) => value === chosen)} summary={words}>
      <p className="field-hint ps-5">{about}</p>
      <div className="choices ps-5 pb-3">
        {values.map(({ code, value, cell }) => (
          <LevelChoice key={value} {...{ value, chosen, suggested }} mark={`Level ${code}`} meaning={cell} />
        ))}
      </div>
    </Disclosure>
  );
}

function LadderRow({ chosen, suggested }: Chosen) {
  return (
    <Disclosure
      name="level-question"
      open={chosen.startsWith('preclinical:')}
      summary="None of these: not clinical work"
    >
      <p className="field-hint ps-5">{schemes.preclinical.name}: Speciosa’s own, apart from OCEBM.</p>
      <div className="choices ps-5 pb-3">
        {preclinicalCodes.map((code) => {
          const { name, meaning } = preclinicalLadder[code];
          const value = `preclinical:${code}`;
          return <LevelChoice key={code} {...{ value, chosen, suggested, meaning }} mark={`${code} ${name}`} />;
        })}
      </div>
    </Disclosure>
  );
}

type Chosen = { chosen: string; suggested: string };
type ChoiceProps = Chosen & { value: string; mark: string; meaning: string | null };

function LevelChoice({ value, chosen, suggested, mark, meaning }: ChoiceProps) {
  return (
    <label className="choice">
      <input type="radio" name="level" value={value} defaultChecked={value === chosen} disabled={meaning === null} />
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
