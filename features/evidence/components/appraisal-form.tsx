import { ActionForm } from '#components/action-form.tsx';
import { Fieldset } from '#components/fieldset.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import type { AppraisalRecord } from '../appraisal.ts';
import { makeAppraisalAction } from '../appraisal-actions.ts';
import {
  type Rob2Domain,
  type Rob2Effect,
  type Rob2Pattern,
  rob2AnswerNames,
  rob2Answers,
  rob2Domains,
  rob2JudgementNames,
  rob2Judgements,
} from '../rob2-table.ts';
import { syrcleAnswerNames, syrcleAnswers, syrcleItems } from '../syrcle.ts';

type Props = { library: string; citationId: string; held: AppraisalRecord | null };

const chooseOne = { value: '', label: 'Choose' };
const overrides = [
  { value: '', label: 'As the answers suggest' },
  ...rob2Judgements.map((value) => ({ value, label: rob2JudgementNames[value] })),
];

/** RoB 2 for one result: five domains of signalling questions, each with a judgement that may differ only with a reason. */
export function Rob2Form({ library, citationId, effect, held }: Props & { effect: Rob2Effect }) {
  const kept = held?.tool === 'rob2' && held.effect === effect ? held : null;
  return (
    <ActionForm action={makeAppraisalAction.bind(null, library, citationId)} aria-label="RoB 2">
      <input type="hidden" name="tool" value="rob2" />
      <input type="hidden" name="effect" value={effect} />
      <TextField
        label="Result"
        hint="The one number or comparison that is judged: “pain tolerance at 1 h, tea against placebo”."
        name="result"
        pointer="/result"
        defaultValue={held?.result}
        required
      />
      {rob2Domains(effect).map((domain) => (
        <DomainFields key={domain.code} domain={domain} held={kept} />
      ))}
      <Fieldset
        legend="Overall"
        hint="Low when every domain is, high when one is. That several concerns add up is yours to say."
      >
        <Judged code="overall" name="Overall" held={kept} />
      </Fieldset>
      <Buttons library={library} citationId={citationId} />
    </ActionForm>
  );
}

type Kept = Extract<AppraisalRecord, { tool: 'rob2' }> | null;

function DomainFields({ domain, held }: { domain: Rob2Domain; held: Kept }) {
  return (
    <Fieldset legend={`${domain.code} ${domain.name}`}>
      {domain.questions.map(({ id, words, when, maybe, sure }) => {
        const answers = rob2Answers.filter(
          (answer) => (answer !== 'NA' || maybe || when) && !(answer === 'NI' && sure),
        );
        return (
          <SelectField
            key={id}
            label={`${id} ${words}`}
            hint={when && `Only when ${when.map(patternInWords).join(', or ')}.`}
            name={`a-${id}`}
            pointer={`/answers/${id}`}
            options={[chooseOne, ...answers.map((value) => ({ value, label: rob2AnswerNames[value] }))]}
            defaultValue={held?.answers[id] ?? ''}
          />
        );
      })}
      <TextField
        label="What supports the answers"
        name={`n-${domain.code}`}
        pointer={`/notes/${domain.code}`}
        optional
        defaultValue={held?.notes[domain.code]}
      />
      <Judged code={domain.code} name={domain.code} held={held} />
    </Fieldset>
  );
}

function Judged({ code, name, held }: { code: string; name: string; held: Kept }) {
  const was = held?.judgements[code];
  const differs = was && was.judgement !== was.suggested;
  return (
    <>
      <SelectField
        label={`Judgement, ${name}`}
        name={`j-${code}`}
        pointer={`/judgements/${code}/judgement`}
        options={overrides}
        span={2}
        defaultValue={differs ? (was.judgement ?? '') : ''}
      />
      <TextField
        label="Reason to judge otherwise"
        name={`r-${code}`}
        pointer={`/judgements/${code}/reason`}
        span={4}
        optional
        defaultValue={was?.reason}
      />
    </>
  );
}

/** SYRCLE: ten items, each on its own; nothing is added up. */
export function SyrcleForm({ library, citationId, held }: Props) {
  const kept = held?.tool === 'syrcle' ? held : null;
  return (
    <ActionForm action={makeAppraisalAction.bind(null, library, citationId)} aria-label="SYRCLE">
      <input type="hidden" name="tool" value="syrcle" />
      <TextField
        label="Experiment"
        hint="Which one, where the paper has several; empty for all of it."
        name="result"
        optional
        defaultValue={kept?.result}
      />
      {syrcleItems.map(({ number, name, bias, words }) => (
        <Fieldset key={number} legend={`${number} ${name}`} hint={bias}>
          <SelectField
            label={words}
            name={`a-${number}`}
            pointer={`/answers/${number}`}
            options={[chooseOne, ...syrcleAnswers.map((value) => ({ value, label: syrcleAnswerNames[value] }))]}
            span={4}
            defaultValue={kept?.answers[number] ?? ''}
          />
          <TextField
            label="Why"
            name={`n-${number}`}
            pointer={`/notes/${number}`}
            hint="Needed for a high risk."
            defaultValue={kept?.notes[number]}
          />
        </Fieldset>
      ))}
      <Buttons library={library} citationId={citationId} />
    </ActionForm>
  );
}

function Buttons({ library, citationId }: { library: string; citationId: string }) {
  return (
    <p className="flex gap-2">
      <SubmitButton>Keep the appraisal</SubmitButton>
      <LinkButton href={`/${library}/citations/${citationId}#appraisals`} variant="quiet">
        Cancel
      </LinkButton>
    </p>
  );
}

const groups: Record<string, string> = { Y: 'yes', N: 'no', '?': 'no information', '-': 'not applicable' };

function patternInWords(pattern: Rob2Pattern): string {
  return Object.entries(pattern)
    .map(([id, allowed]) => `${id} is ${[...allowed].map((mark) => groups[mark]).join(' or ')}`)
    .join(' and ');
}
