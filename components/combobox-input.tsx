'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { type Choice, matchingChoices } from './choice.ts';

type Props = {
  id: string;
  label: React.ReactNode;
  options?: readonly Choice[];
  load?: (typed: string) => Promise<readonly Choice[]>;
  create?: (typed: string) => Choice | null;
  taken: readonly Choice[];
  choose: (choice: Choice) => void;
  removeLast: () => void;
  placeholder?: string;
  hotkey?: string;
  /** What was typed before this half was there. */
  startsWith: string;
  autoFocus: boolean;
  aria: { 'aria-describedby'?: string; 'aria-invalid'?: boolean };
};

const pauseMilliseconds = 120;

/** The working half of `Combobox`, loaded when first needed. */
export function ComboboxInput({
  id,
  label,
  options,
  load,
  create,
  taken,
  choose,
  removeLast,
  startsWith,
  autoFocus,
  ...rest
}: Props) {
  const [typed, setTyped] = useState(startsWith);
  const loaded = useLoaded(load, typed);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.setSelectionRange(startsWith.length, startsWith.length), [startsWith]);

  const free = (options ? matchingChoices(options, typed) : loaded.choices).filter(
    (choice) => !taken.some((each) => each.value === choice.value),
  );
  const known = [...free, ...taken].some((choice) => choice.label.toLowerCase() === typed.trim().toLowerCase());
  const made = typed.trim() && !known && !loaded.waiting ? create?.(typed.trim()) : null;
  const offered = made ? [...free, made] : free;

  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    choose(choice);
    setTyped('');
    input.current?.focus();
  };
  const enter = useEnter(loaded.waiting, () => take(offered[0]));

  return (
    <ComboBox
      className="contents"
      aria-label={typeof label === 'string' ? label : undefined}
      items={offered}
      inputValue={typed}
      onInputChange={setTyped}
      value={null}
      onChange={(value) => take(offered.find((each) => each.value === value))}
      menuTrigger="focus"
      // That nothing fits is an answer to what was typed; where nothing was, it would only stand in the way.
      allowsEmptyCollection={typed.trim() !== ''}
    >
      <Input
        ref={input}
        className="input"
        id={id}
        placeholder={rest.placeholder}
        data-key={rest.hotkey}
        autoFocus={autoFocus}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' && typed === '') removeLast();
          const onOption = event.currentTarget.hasAttribute('aria-activedescendant');
          if (event.key === 'Enter' && typed.trim() !== '' && !onOption) {
            event.preventDefault();
            enter();
          }
        }}
        {...rest.aria}
      />
      <Popover className="choice-popover" offset={4}>
        <ListBox
          className="choice-list"
          renderEmptyState={() => <p className="choice-note">{loaded.waiting ? 'Searching…' : 'Nothing fits.'}</p>}
        >
          {(choice: Choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label} className="choice-option">
              <span>{choice.label}</span>
              {(choice.detail ?? choice.kind) && <small>{choice.detail ?? choice.kind}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

// Enter takes the first choice; pressed before the answer is there, as soon as it is.
function useEnter(waiting: boolean, takeFirst: () => void): () => void {
  const pressed = useRef(false);
  useEffect(() => {
    if (waiting || !pressed.current) return;
    pressed.current = false;
    takeFirst();
  });
  return () => {
    if (waiting) pressed.current = true;
    else takeFirst();
  };
}

// Asks once the typing pauses; an answer that was overtaken is dropped.
function useLoaded(load: Props['load'], typed: string) {
  const [state, setState] = useState<{ choices: readonly Choice[]; waiting: boolean }>({ choices: [], waiting: false });
  useEffect(() => {
    if (!load) return;
    let overtaken = false;
    setState((was) => ({ ...was, waiting: true }));
    const timer = setTimeout(async () => {
      const choices = await load(typed).catch(() => []);
      if (!overtaken) setState({ choices, waiting: false });
    }, pauseMilliseconds);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [load, typed]);
  return state;
}
