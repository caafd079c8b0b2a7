'use client';

import { useSyncExternalStore } from 'react';
import { CheckboxField } from './checkbox-field.tsx';
import { singleKeys } from './keyboard-host.tsx';

export function SingleKeysSwitch() {
  const on = useSyncExternalStore(subscribe, singleKeys.areOn, () => true);
  return (
    <CheckboxField
      name="single-keys"
      label="Single-key shortcuts"
      hint="Turn them off if you dictate, or press keys by accident. Kept in this browser."
      checked={on}
      onChange={(event) => {
        singleKeys.set(event.target.checked);
        dispatchEvent(new Event('storage'));
      }}
    />
  );
}

function subscribe(changed: () => void) {
  addEventListener('storage', changed);
  return () => removeEventListener('storage', changed);
}
