'use client';

import { useRef, useState } from 'react';
import { FieldFault } from './field.tsx';
import { type FieldText, useField } from './form-context.ts';
import { Icon } from './icon.tsx';

type Props = Omit<FieldText, 'optional'> & {
  name: string;
  accept?: string;
  multiple?: boolean;
  /** A longer file is refused before it is sent. */
  maxMegabytes?: number;
  /** Name of a field that takes pasted text; shown folded under the file field. */
  textName?: string;
  textLabel?: string;
};

/** Files by choosing, dropping or pasting, and text by pasting; without script, a plain file field and a text field. */
export function DropZone({
  label,
  hint,
  error,
  pointer,
  name,
  accept,
  multiple,
  maxMegabytes = Number.POSITIVE_INFINITY,
  textName,
  textLabel = 'Or paste text',
}: Props) {
  const { id, fault, typed, aria } = useField(name, { error, pointer, hint });
  const file = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const [over, setOver] = useState(false);
  const [others, setOthers] = useState(0);

  const take = (data: DataTransfer | null, event: React.SyntheticEvent) => {
    if (!data) return;
    if (data.files.length > 0 && file.current) {
      event.preventDefault();
      file.current.files = multiple ? data.files : onlyFirst(data.files);
      file.current.dispatchEvent(new Event('change', { bubbles: true }));
      setOthers(multiple ? 0 : data.files.length - 1);
    } else if (textName && text.current && event.target !== text.current) {
      event.preventDefault();
      text.current.value = data.getData('text/plain');
      text.current.closest('details')?.setAttribute('open', '');
      text.current.focus();
    }
  };

  return (
    <div className="field">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the file field inside does the same by keyboard */}
      <div
        className="drop-zone"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false);
          take(event.dataTransfer, event);
        }}
        onPaste={(event) => take(event.clipboardData, event)}
      >
        <Icon name="file-down" />
        <label htmlFor={id} className="font-semibold font-serif text-lg">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="field-hint">
            {hint}
          </p>
        )}
        <input
          ref={file}
          type="file"
          className="mt-2"
          {...{ id, name, accept, multiple }}
          onChange={({ currentTarget }) => {
            setOthers(0);
            const isTooLong = [...(currentTarget.files ?? [])].some(({ size }) => size > maxMegabytes * 1024 * 1024);
            currentTarget.setCustomValidity(isTooLong ? `Files may have ${maxMegabytes} MB at most.` : '');
            if (isTooLong) currentTarget.reportValidity();
          }}
          {...aria}
        />
        {others > 0 && (
          <p role="status" className="field-hint">
            One file at a time: {others === 1 ? 'the other one was' : `the other ${others} were`} not taken.
          </p>
        )}
      </div>
      <FieldFault id={id} fault={fault} />
      {textName && (
        <details className="disclosure" open={Boolean(typed)}>
          <summary>
            <Icon name="chevron-right" />
            {textLabel}
          </summary>
          <textarea ref={text} className="input" data-code rows={8} name={textName} aria-label={textLabel} />
        </details>
      )}
    </div>
  );
}

function onlyFirst(files: FileList): FileList {
  const one = new DataTransfer();
  const [first] = files;
  if (first) one.items.add(first);
  return one.files;
}
