import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';
import { updateLibraryAction } from '../actions.ts';

type Settings = {
  slug: string;
  name: string;
  description: string;
  citationKeyPattern: string;
  version: number;
};

export function GeneralSettings({ library }: { library: Settings }) {
  return (
    <ActionForm action={updateLibraryAction.bind(null, library.slug)}>
      <input type="hidden" name="version" value={library.version} />
      <TextField label="Name" name="name" required defaultValue={library.name} />
      <TextArea label="Description" name="description" optional defaultValue={library.description} />
      <TextField
        label="Pattern of new citation keys"
        name="citationKeyPattern"
        required
        className="input font-mono"
        defaultValue={library.citationKeyPattern}
        hint="Keys that exist stay as they are."
      />
      <div>
        <SubmitButton variant="plain">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}
