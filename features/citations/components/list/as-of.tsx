import { Button } from '#components/button.tsx';
import { Notice } from '#components/notice.tsx';
import { dayInWords } from '../../filter-ranges.ts';
import type { CitationFilters } from '../../filters.ts';
import { HiddenFilters } from './hidden-filters.tsx';

/** Says that an earlier state is shown, and leads back to today's. */
export function AsOfNotice({ asOf, todayHref }: { asOf: string; todayHref: string }) {
  return (
    <div className="px-4 pt-2">
      <Notice
        tone="sky"
        title={`The library as it was ${dayInWords(asOf)}`}
        actions={<a href={todayHref}>Back to today</a>}
      >
        This can be read, cited and exported, not changed.
      </Notice>
    </div>
  );
}

/** Asks for the list as of a day. */
export function AsOfForm({ filters, path }: { filters: CitationFilters; path: string }) {
  return (
    <form method="get" action={path} className="flex items-end gap-1.5 px-2 pb-1">
      <HiddenFilters filters={{ ...filters, cursor: null }} except={['asOf']} />
      <label className="grid gap-1 text-xs">
        As of the end of
        <input className="input" type="date" name="asOf" required defaultValue={filters.asOf?.slice(0, 10) ?? ''} />
      </label>
      <Button type="submit">Show</Button>
    </form>
  );
}
