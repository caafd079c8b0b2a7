import { ActionForm } from '#components/action-form.tsx';
import { countText } from '#components/count.tsx';
import { ProgressBar } from '#components/progress-bar.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { RunWatcher } from '#features/exchange/components/run-watcher.tsx';
import { searchDuplicatesAction } from '../actions.ts';
import type { SearchProgress } from '../schema.ts';

type Props = { library: string; search: SearchProgress | null; maySearch: boolean };

/** How far the search is, when the last one was, and a button for another. */
export function SearchPanel({ library, search, maySearch }: Props) {
  if (search?.isRunning) {
    return (
      <div className="pb-5">
        <ProgressBar label="Comparing citations" value={search.done} max={Math.max(search.done, search.total)} />
        <RunWatcher />
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-3 pb-5 text-sm">
      {search?.finishedAt && (
        <p className="text-ink-soft">
          {countText(search.done)} {search.done === 1 ? 'citation' : 'citations'} compared{' '}
          <TimeAgo date={new Date(search.finishedAt)} />. What comes in is compared by itself.
        </p>
      )}
      {maySearch && (
        <ActionForm action={searchDuplicatesAction.bind(null, library)} aria-label="Search" className="">
          <SubmitButton variant="plain" size="small" icon="search">
            {search ? 'Compare all again' : 'Compare all citations'}
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
