import { DifferenceText } from '#components/difference-text.tsx';
import type { Side } from '../merged-record.ts';
import type { FieldChoice } from '../schema.ts';

type Props = {
  name: string;
  label: string;
  left: string;
  right: string;
  keep: Side;
  /** What is chosen when nobody says, by which of the two stays. */
  usual: Record<Side, FieldChoice>;
  canJoin: boolean;
  mayDecide: boolean;
};

const sides = ['left', 'right'] as const;

/** One field both have otherwise: the left as it is, the right with the words that differ, and both where they can stand together. */
export function FieldChoiceRow({ name, label, left, right, keep, usual, canJoin, mayDecide }: Props) {
  const choice = (value: FieldChoice, className: string, content: React.ReactNode) => (
    <label key={value} className={`choice ${className}`}>
      <input
        type="radio"
        name={`field.${name}`}
        value={value}
        defaultChecked={usual[keep] === value}
        data-usual={sides.filter((side) => usual[side] === value).join(' ')}
      />
      <span className="min-w-0 break-words">{content}</span>
    </label>
  );
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {sides.map((side) => {
          const value = <Value side={side} left={left} right={right} />;
          if (mayDecide) return choice(side, 'min-w-0', value);
          return (
            <p key={side} className="min-w-0 break-words">
              {value}
            </p>
          );
        })}
        {mayDecide && canJoin && choice('both', 'sm:col-span-2', 'Both, one after the other')}
      </div>
    </fieldset>
  );
}

function Value({ side, left, right }: { side: 'left' | 'right'; left: string; right: string }) {
  const value = side === 'left' ? left : right;
  if (value === '') return <i className="text-ink-soft">Nothing</i>;
  return side === 'right' && left !== '' ? <DifferenceText before={left} after={right} /> : value;
}
