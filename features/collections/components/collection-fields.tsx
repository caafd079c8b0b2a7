import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';

/** Name and description of a collection. */
export function CollectionFields({ name = '', description = '' }: { name?: string; description?: string }) {
  return (
    <>
      <TextField label="Name" name="name" required maxLength={120} defaultValue={name} />
      <TextArea label="Description" name="description" optional rows={2} maxLength={2000} defaultValue={description} />
    </>
  );
}
