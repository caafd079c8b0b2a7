import { Button } from '#components/button.tsx';
import { HiddenFields } from '#components/hidden-fields.tsx';
import { Notice } from '#components/notice.tsx';
import { dayInWords } from '../../filter-ranges.ts';

/** Says that an earlier state is shown, and leads back to today's. */
export function AsOfNotice({ asOf, todayHref }: { asOf: string; todayHref: string }) {
  return (
    <Notice
      tone="sky"
      title={`The library as it was ${dayInWords(asOf)}`}
      actions={<a href={todayHref}>Back to today</a>}
    >
      This can be read, cited and exported, not changed.
    </Notice>
  );
}

/** Asks for a list as of a day; `listed` is its address. */
export function AsOfForm({ listed, path }: { listed: URLSearchParams; path: string }) {
  const kept = [...listed].filter(([name]) => name !== 'asOf' && name !== 'cursor');
  return (
    <form method="get" action={path} className="flex items-end gap-1.5">
      <HiddenFields kept={kept} />
      <label className="grid gap-1 text-xs">
        As of the end of
        <input
          className="input"
          type="date"
          name="asOf"
          required
          defaultValue={listed.get('asOf')?.slice(0, 10) ?? ''}
        />
      </label>
      <Button type="submit">Show</Button>
    </form>
  );
}
