'use client';

import type { Side } from '../merged-record.ts';

type Props = { side: Side; isKept: boolean; hotkey: string; children: React.ReactNode };

/** Says which of the two stays. Fields that are as usual for the one go to what is usual for the other; those somebody chose stay. */
export function KeepRadio({ side, isKept, hotkey, children }: Props) {
  return (
    <label className="choice" data-key={hotkey}>
      <input
        type="radio"
        name="keep"
        value={side}
        defaultChecked={isKept}
        onChange={({ currentTarget: { form } }) => form && follow(form, side)}
      />
      <span>{children}</span>
    </label>
  );
}

function follow(form: HTMLFormElement, side: Side) {
  const before = side === 'left' ? 'right' : 'left';
  for (const radio of form.querySelectorAll<HTMLInputElement>(`[data-usual~="${side}"]`)) {
    const chosen = form.querySelector<HTMLInputElement>(`[name="${CSS.escape(radio.name)}"]:checked`);
    if (chosen?.matches(`[data-usual~="${before}"]`)) radio.checked = true;
  }
}
