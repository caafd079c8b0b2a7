import type { FieldText } from './form-context.ts';
import { Icon } from './icon.tsx';

type Props = Pick<FieldText, 'label' | 'hint' | 'optional'> & {
  id: string;
  fault?: string;
  span?: 1 | 2 | 3 | 4;
  hideLabel?: boolean;
  children: React.ReactNode;
};

/** Label, hint and fault around one control; `span` is its share of a fieldset's six columns. */
export function Field({ id, label, hint, optional, fault, span, hideLabel, children }: Props) {
  return (
    <div className="field" data-span={span}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'field-label'}>
        {label}
        {optional && <span className="field-optional">optional</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {children}
      <FieldFault id={id} fault={fault} />
    </div>
  );
}

export function FieldFault({ id, fault }: { id: string; fault?: string }) {
  if (!fault) return null;
  return (
    <p id={`${id}-error`} className="field-error">
      <Icon name="circle-alert" />
      {fault}
    </p>
  );
}
