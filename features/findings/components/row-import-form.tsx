'use client';

import { ActionForm } from '#components/action-form.tsx';
import { CheckboxField } from '#components/checkbox-field.tsx';
import { DropZone } from '#components/drop-zone.tsx';
import { Notice } from '#components/notice.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import type { FormState } from '#lib/form-action.ts';
import type { ImportFault } from '../import-answer.ts';

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** findings, claims */
  noun: string;
  maxMegabytes: number;
};

/** Takes findings or claims out of a file: a check that writes nothing, then the import; faults with their row and column. */
export function RowImportForm({ action, noun, maxMegabytes }: Props) {
  return (
    <ActionForm action={action} aria-label={`Import ${noun}`} done={(state) => <Answer state={state} />}>
      <DropZone
        label="CSV or JSON"
        hint="With the columns, or members, of an export, those you have."
        name="file"
        maxMegabytes={maxMegabytes}
        accept=".csv,.json,text/csv,application/json"
      />
      <CheckboxField label="Hand in for review what lacks nothing" name="submit" />
      <p className="flex flex-wrap gap-2">
        <SubmitButton name="step" value="check" variant="plain">
          Check the file
        </SubmitButton>
        <SubmitButton name="step" value="import" icon="file-up">
          Import
        </SubmitButton>
      </p>
    </ActionForm>
  );
}

function Answer({ state: { message, data } }: { state: FormState }) {
  const { errors, errorCount } = data as { errors: ImportFault[]; errorCount: number };
  if (errorCount === 0) return <Notice tone="leaf" title={message} role="status" />;
  const more = errorCount > errors.length ? `, the first ${errors.length} below` : '';
  return (
    <>
      <Notice tone="amber" title={message} role="status">
        {`${errorCount} ${errorCount === 1 ? 'fault' : 'faults'}${more}: nothing of these rows is taken in.`}
      </Notice>
      <Table caption="Faults" hideCaption>
        <thead>
          <tr>
            <ColumnHead end>Row</ColumnHead>
            <ColumnHead end>Line</ColumnHead>
            <ColumnHead>Field</ColumnHead>
            <ColumnHead>Fault</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ row, line, field, message }) => (
            <tr key={`${row} ${field} ${message}`}>
              <Cell end>{row}</Cell>
              <Cell end>{line ?? '–'}</Cell>
              <Cell>{field ? <code>{field}</code> : 'the row'}</Cell>
              <Cell>{message}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
