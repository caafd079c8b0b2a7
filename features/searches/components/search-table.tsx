import { ActionForm } from '#components/action-form.tsx';
import { Badge } from '#components/badge.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { starSearchAction } from '../actions.ts';
import type { SearchRecord } from '../schema.ts';

type Props = { library: string; searches: readonly SearchRecord[]; mayChange: boolean };

const mostNew = 1000;

/** Saved searches with what is new in each. */
export function SearchTable({ library, searches, mayChange }: Props) {
  return (
    <Table caption="Saved searches" hideCaption>
      <thead>
        <tr>
          <ColumnHead>
            <span className="sr-only">Star</span>
          </ColumnHead>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead>New</ColumnHead>
          <ColumnHead>Looked at</ColumnHead>
          <ColumnHead>By</ColumnHead>
          <ColumnHead end>
            <span className="sr-only">Change</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {searches.map(({ id, name, filters, starred, fresh, seenAt, createdBy }) => (
          <tr key={id}>
            <Cell>
              <Star library={library} id={id} name={name} starred={starred} />
            </Cell>
            <Cell>
              <a href={`/${library}/searches/${id}`}>{name}</a>
              <span className="block break-all text-ink-faint text-xs">{readable(filters) || 'everything'}</span>
            </Cell>
            <Cell>{fresh ? <Badge tone="leaf">{fresh >= mostNew ? '1,000 or more' : fresh} new</Badge> : '–'}</Cell>
            <Cell>{seenAt ? <TimeAgo date={new Date(seenAt)} /> : 'Never'}</Cell>
            <Cell>{createdBy}</Cell>
            <Cell end>
              {mayChange && (
                <a href={`/${library}/searches/${id}/edit`} aria-label={`Change or share ${name}`}>
                  Change or share
                </a>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Star({ library, id, name, starred }: { library: string; id: string; name: string; starred: boolean }) {
  return (
    <ActionForm action={starSearchAction.bind(null, library, id)} className="">
      <input type="hidden" name="starred" value={starred ? '' : '1'} />
      <SubmitButton
        variant="quiet"
        size="small"
        icon="star"
        iconOnly
        aria-pressed={starred}
        className={starred ? 'text-amber' : 'text-ink-faint'}
      >
        {starred ? `Take the star off ${name}` : `Star ${name}`}
      </SubmitButton>
    </ActionForm>
  );
}

function readable(filters: string): string {
  return [...new URLSearchParams(filters)].map(([filter, value]) => `${filter}: ${value}`).join(' · ');
}
