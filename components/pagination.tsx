import { LinkButton } from './link-button.tsx';

type Props = {
  /** Where the reader is: "51–100 of 1,234". */
  children: React.ReactNode;
  firstHref?: string;
  previousHref?: string;
  nextHref?: string;
};

/** Pages by cursor: there is a next one and a way back, never a number. */
export function Pagination({ children, firstHref, previousHref, nextHref }: Props) {
  return (
    <nav className="pagination" aria-label="Pages">
      <p>{children}</p>
      <div className="flex gap-2">
        {firstHref && (
          <LinkButton href={firstHref} data-soft="list" size="small">
            First page
          </LinkButton>
        )}
        {previousHref && (
          <LinkButton href={previousHref} data-soft="list" size="small" icon="arrow-left" rel="prev">
            Previous
          </LinkButton>
        )}
        {nextHref && (
          <LinkButton href={nextHref} data-soft="list" size="small" icon="arrow-right" rel="next" hotkey="n">
            Next
          </LinkButton>
        )}
      </div>
    </nav>
  );
}
