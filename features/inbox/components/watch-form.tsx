import { ActionForm } from '#components/action-form.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';
import { createWatchAction } from '../actions.ts';
import { serviceLabel } from '../service-label.ts';

/** A search as one writes it at the service, to be run again by itself. */
export function WatchForm({ library, services }: { library: string; services: readonly string[] }) {
  const options = services.map((value) => ({ value, label: serviceLabel(value) }));
  return (
    <ActionForm action={createWatchAction.bind(null, library)} aria-label="Watch a search" resetWhenDone>
      <TextField label="Name" name="name" />
      <SelectField label="Where" name="service" options={options} />
      <TextArea
        label="Search"
        name="query"
        rows={3}
        code
        hint="In the service’s own language, for instance: mitragynine OR kratom"
      />
      <TextField label="Every so many days" name="everyDays" type="number" min={1} max={365} defaultValue={7} />
      <p>
        <SubmitButton icon="plus">Watch this search</SubmitButton>
      </p>
    </ActionForm>
  );
}
