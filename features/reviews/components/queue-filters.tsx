import { Button } from '#components/button.tsx';
import { SelectField } from '#components/select-field.tsx';
import type { QueueQuery } from '../schema.ts';

const reviewers = [
  { value: '', label: 'Anyone or nobody' },
  { value: 'nobody', label: 'Nobody yet' },
  { value: 'me', label: 'Me' },
];
const authors = [
  { value: '', label: 'Anyone' },
  { value: 'others', label: 'Others' },
  { value: 'me', label: 'Me' },
];

/** A plain form that asks for the narrowed queue by its address. */
export function QueueFilters({ query, mayReview }: { query: QueueQuery; mayReview: boolean }) {
  return (
    <form data-soft className="my-4 flex flex-wrap items-end gap-3">
      {query.kind && <input type="hidden" name="kind" value={query.kind} />}
      {mayReview && (
        <SelectField label="Under review by" name="reviewer" options={reviewers} defaultValue={query.reviewer ?? ''} />
      )}
      <SelectField label="Written by" name="author" options={authors} defaultValue={query.author ?? ''} />
      <Button type="submit" icon="filter">
        Show
      </Button>
    </form>
  );
}
