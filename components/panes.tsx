import { Button } from './button.tsx';
import { LinkButton } from './link-button.tsx';

type Props = {
  /** The page's heading, spoken only. */
  title: string;
  facets?: React.ReactNode;
  /** Title of the facets' pane, and what stands beside it: "Clear all". */
  facetsTitle?: string;
  facetsAction?: React.ReactNode;
  list: React.ReactNode;
  listLabel: string;
  /** The open record; on narrow screens it takes the place of the list. */
  record?: React.ReactNode;
  recordLabel?: string;
  /** The list without the record. */
  closeHref?: string;
};

/** Facets · list · record. Facets become a drawer below 64 rem, opened by `FacetsButton`, without script. */
export function Panes({
  title,
  facets,
  facetsTitle = 'Filters',
  facetsAction,
  list,
  listLabel,
  record,
  recordLabel,
  closeHref,
}: Props) {
  return (
    <div className="panes" data-open={record ? '' : undefined} data-no-facets={facets ? undefined : ''}>
      <h1 className="sr-only">{title}</h1>
      {facets && (
        <aside className="pane pane-facets" id="facets" popover="auto" aria-label={facetsTitle}>
          <div className="pane-facets-head">
            <h2>{facetsTitle}</h2>
            <div className="flex items-center gap-1">
              {facetsAction}
              <Button
                className="pane-facets-close"
                variant="quiet"
                size="small"
                icon="x"
                iconOnly
                popoverTarget="facets"
                popoverTargetAction="hide"
              >
                Close filters
              </Button>
            </div>
          </div>
          {facets}
        </aside>
      )}
      <section className="pane pane-list" id="list" aria-label={listLabel}>
        {list}
      </section>
      {record && (
        <section className="pane pane-record" id="record" aria-label={recordLabel}>
          {closeHref && (
            <div className="pane-record-back px-4 pt-3">
              <LinkButton href={closeHref} data-soft="keep" size="small" variant="quiet" icon="arrow-left">
                Back to the list
              </LinkButton>
            </div>
          )}
          {record}
        </section>
      )}
    </div>
  );
}

/** Opens the facets where they are a drawer; not shown where they stand open. */
export function FacetsButton({ active = 0 }: { active?: number }) {
  return (
    <Button className="pane-facets-open" size="small" icon="sliders-horizontal" popoverTarget="facets">
      Filters{active > 0 && ` (${active})`}
    </Button>
  );
}
