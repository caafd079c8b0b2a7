import { Button } from '#components/button.tsx';
import { SearchField } from '#components/search-field.tsx';
import { SelectField, type SelectOption } from '#components/select-field.tsx';
import { reviewStatuses } from '#features/findings/schema.ts';
import type { ClaimFilters } from '../filters.ts';
import { verdicts, verdictTable } from '../verdict.ts';

type Props = { filters: ClaimFilters; topics: readonly SelectOption[] };

const any = (label: string) => ({ value: '', label });
const verdictOptions = [
  any('Any verdict'),
  ...verdicts.map((value) => ({ value, label: verdictTable[value].name })),
  { value: 'none', label: 'Nobody has signed' },
];
const statusOptions = [any('All but withdrawn'), ...reviewStatuses.map((value) => ({ value, label: value }))];
const conditions = [
  any('All'),
  { value: 'retracted', label: 'Rest on a retracted paper' },
  { value: 'recheck', label: 'To check again' },
];

/** Narrows the list; the address says it all, without script too. */
export function ClaimFilterForm({ filters, topics }: Props) {
  const { q, topics: chosen, verdicts: signed, statuses, retracted, recheck, selfAccepted } = filters;
  const condition = retracted ? 'retracted' : recheck ? 'recheck' : '';
  return (
    <form
      data-soft
      className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap print-hidden"
      aria-label="Narrow the claims"
    >
      <div className="col-span-2 min-w-40 flex-1">
        <SearchField label="Words" name="q" defaultValue={q} />
      </div>
      <SelectField label="Topic" name="topic" options={[any('Any topic'), ...topics]} defaultValue={chosen[0] ?? ''} />
      <SelectField label="Verdict" name="verdict" options={verdictOptions} defaultValue={signed[0] ?? ''} />
      <SelectField label="Review" name="status" options={statusOptions} defaultValue={statuses[0] ?? ''} />
      <SelectField label="Notices" name="is" options={conditions} defaultValue={condition} />
      {selfAccepted && <input type="hidden" name="accepted" value="author" />}
      {filters.asOf && <input type="hidden" name="asOf" value={filters.asOf} />}
      <Button type="submit">Show</Button>
    </form>
  );
}
