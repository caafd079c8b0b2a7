import { DifferenceText } from '#components/difference-text.tsx';
import type { FieldChoice } from '../schema.ts';

type Props = {
  name: string;
  label: string;
  left: string;
  right: string;
  chosen: FieldChoice;
  canJoin: boolean;
  mayDecide: boolean;
};

/** One field both have otherwise: the left as it is, the right with the words that differ, and both where they can stand together. */
export function FieldChoiceRow({ name, label, left, right, chosen, canJoin, mayDecide }: Props) {
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {(['left', 'right'] as const).map((side) =>
          mayDecide ? (
            <label key={side} className="choice min-w-0">
              <input type="radio" name={`field.${name}`} value={side} defaultChecked={chosen === side} />
              <span className="min-w-0 break-words">
                <Value side={side} left={left} right={right} />
              </span>
            </label>
          ) : (
            <p key={side} className="min-w-0 break-words">
              <Value side={side} left={left} right={right} />
            </p>
          ),
        )}
        {mayDecide && canJoin && (
          <label className="choice sm:col-span-2">
            <input type="radio" name={`field.${name}`} value="both" defaultChecked={chosen === 'both'} />
            <span>Both, one after the other</span>
          </label>
        )}
      </div>
    </fieldset>
  );
}

function Value({ side, left, right }: { side: 'left' | 'right'; left: string; right: string }) {
  const value = side === 'left' ? left : right;
  if (value === '') return <i className="text-ink-soft">Nothing</i>;
  return side === 'right' && left !== '' ? <DifferenceText before={left} after={right} /> : value;
}
