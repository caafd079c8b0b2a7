'use client';

import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Chip } from './chip.tsx';
import type { Choice } from './choice.ts';
import { Field } from './field.tsx';
import { type FieldText, useField } from './form-context.ts';

// 60 kB of listbox, popover and live announcements come when someone first goes near the field.
const loadWorkingHalf = () => import('./combobox-input.tsx');

type Awake = { ComboboxInput: typeof import('./combobox-input.tsx').ComboboxInput; typed: string; focused: boolean };

type Props = FieldText & {
  name: string;
  /** All there is… */
  options?: readonly Choice[];
  /** …or how to ask for what fits the typed text. */
  load?: (typed: string) => Promise<readonly Choice[]>;
  defaultChosen?: readonly Choice[];
  /** Any number of values, shown as chips; each is sent as its own field of this name. */
  multiple?: boolean;
  /** What is offered, last, for a text that names no choice: `(typed) => ({ value: …, label: … })`. */
  create?: (typed: string) => Choice | null;
  placeholder?: string;
  hotkey?: string;
  hideLabel?: boolean;
  /** Called with every change, for forms that save at once. */
  onChange?: (chosen: Choice[]) => void;
};

/** Choosing by typing. Without script, a text field of the same name. */
export function Combobox({
  label,
  hint,
  error,
  pointer,
  optional,
  hideLabel,
  name,
  multiple,
  defaultChosen = [],
  ...rest
}: Props) {
  const { id, fault, aria } = useField(name, { error, pointer, hint });
  const [chosen, setChosen] = useState<Choice[]>([...defaultChosen]);
  const [awake, setAwake] = useState<Awake | null>(null);
  const field = useRef<HTMLInputElement>(null);

  // The plain field stays until the working half is there and takes over its text and focus at one stroke:
  // without focus, what is typed would be taken for the page's keys.
  const wake = async () => {
    const { ComboboxInput } = await loadWorkingHalf();
    const plain = field.current;
    if (!plain) return;
    flushSync(() => setAwake({ ComboboxInput, typed: plain.value, focused: document.activeElement === plain }));
  };

  const change = (next: Choice[]) => {
    setChosen(next);
    rest.onChange?.(next);
  };
  const choose = (choice: Choice) =>
    change(multiple ? [...chosen.filter((each) => each.value !== choice.value), choice] : [choice]);
  const remove = (value: string) => change(chosen.filter((each) => each.value !== value));

  const plain = (
    <input
      ref={field}
      className="input"
      id={id}
      name={name}
      placeholder={rest.placeholder}
      autoComplete="off"
      data-key={rest.hotkey}
      onFocus={wake}
      onInput={wake}
      onPointerEnter={wake}
      {...aria}
    />
  );
  return (
    <Field {...{ id, label, hint, optional, fault, hideLabel }}>
      <div className="token-field">
        {chosen.map((choice) => (
          <Chip
            key={choice.value}
            kind={choice.kind}
            removeLabel={`Remove ${choice.label}`}
            removeButton={{ type: 'button', onClick: () => remove(choice.value) }}
          >
            {choice.label}
          </Chip>
        ))}
        {awake ? (
          <awake.ComboboxInput
            {...{ id, choose, aria }}
            {...rest}
            label={label}
            taken={chosen}
            startsWith={awake.typed}
            autoFocus={awake.focused}
            removeLast={() => change(chosen.slice(0, -1))}
          />
        ) : (
          plain
        )}
      </div>
      {chosen.map((choice) => (
        <input key={choice.value} type="hidden" name={name} value={choice.value} />
      ))}
    </Field>
  );
}
