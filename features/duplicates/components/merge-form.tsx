import { ActionForm } from '#components/action-form.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { SubmitBar } from '#components/submit-bar.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { variableLabel } from '#features/citations/citation-form.ts';
import { asText } from '#features/citations/save-conflict.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { decidePairAction, mergePairAction } from '../actions.ts';
import { canJoin, differingFields, usualChoice, usualWinner } from '../merged-record.ts';
import type { ComparedPair } from '../queries/find-pair.ts';
import { FieldChoiceRow } from './field-choice-row.tsx';
import { KeepChoice } from './keep-choice.tsx';

type Props = { library: string; pair: ComparedPair; mayDecide: boolean; nextHref: string | null };

/** Two records side by side, field by field: what differs is chosen, what agrees is listed. One button for each thing they may turn out to be. */
export function MergeForm({ library, pair, mayDecide, nextHref }: Props) {
  const { left, right } = pair;
  const keep = usualWinner(left, right);
  const fields = differingFields(left.csl, right.csl);
  const agreeing = Object.keys(left.csl).filter((name) => name !== 'id' && !fields.includes(name));
  const body = (
    <>
      <KeepChoice library={library} pair={pair} keep={keep} mayDecide={mayDecide} />
      {fields.map((name) => (
        <FieldChoiceRow
          key={name}
          name={name}
          label={name === 'custom' ? 'What formats left over' : variableLabel(name)}
          left={asText(left.csl, name)}
          right={asText(right.csl, name)}
          keep={keep}
          usual={{
            left: usualChoice(name, left.csl, right.csl, 'left'),
            right: usualChoice(name, left.csl, right.csl, 'right'),
          }}
          canJoin={canJoin(name, left.csl, right.csl)}
          mayDecide={mayDecide}
        />
      ))}
      <Agreeing csl={left.csl} names={agreeing} />
    </>
  );
  if (!mayDecide) return body;
  return (
    <ActionForm action={mergePairAction.bind(null, library, pair.id)} aria-label="Merge" className="form max-w-none">
      <input type="hidden" name="leftVersion" value={left.version} />
      <input type="hidden" name="rightVersion" value={right.version} />
      {body}
      <SubmitBar>
        <SubmitButton icon="git-merge" hotkey="m">
          Merge
        </SubmitButton>
        <DecisionButton form="two-works" hotkey="d">
          Two works
        </DecisionButton>
        <DecisionButton form="one-study" hotkey="v">
          Reports of one study
        </DecisionButton>
        {nextHref && (
          <LinkButton href={nextHref} variant="quiet" hotkey="n" data-soft>
            Skip
          </LinkButton>
        )}
      </SubmitBar>
    </ActionForm>
  );
}

/** The forms of the other two answers, which stand outside the form of the first. */
export function DecisionForms({ library, pairId }: { library: string; pairId: string }) {
  return (
    <>
      <ActionForm
        action={decidePairAction.bind(null, library, pairId, true)}
        id="two-works"
        aria-label="Two works"
        hidden
      >
        <input type="hidden" name="verb" value="reject" />
      </ActionForm>
      <ActionForm
        action={decidePairAction.bind(null, library, pairId, true)}
        id="one-study"
        aria-label="One study"
        hidden
      >
        <input type="hidden" name="verb" value="versions" />
      </ActionForm>
    </>
  );
}

function DecisionButton({ form, hotkey, children }: { form: string; hotkey: string; children: React.ReactNode }) {
  return (
    <button
      type="submit"
      form={form}
      className="button"
      data-variant="plain"
      data-key={hotkey}
      aria-keyshortcuts={hotkey}
    >
      {children}
    </button>
  );
}

function Agreeing({ csl, names }: { csl: CslItem; names: readonly string[] }) {
  if (names.length === 0) return null;
  const summary = names.length === 1 ? 'One field agrees' : `${names.length} fields agree`;
  return (
    <Disclosure summary={summary}>
      <dl className="key-values">
        {names.flatMap((name) => [
          <dt key={`${name}-term`}>{variableLabel(name)}</dt>,
          <dd key={name}>{asText(csl, name)}</dd>,
        ])}
      </dl>
    </Disclosure>
  );
}
