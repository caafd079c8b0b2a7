import { countText } from '#components/count.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { quoted } from '#features/search/quoted.ts';

/** How many citations there would be without one of the filters. */
type Loosened = { label: string; count: number; href: string };

type NoMatchProps = {
  meant: { q: string; count: number; href: string } | null;
  loosened: Loosened[];
  clearHref: string;
};

/** Nothing passes the filters: what was perhaps meant, which of them to drop, and what that would bring. */
export function NoMatch({ meant, loosened, clearHref }: NoMatchProps) {
  const useful = loosened.filter(({ count }) => count > 0);
  return (
    <EmptyState
      title="No citation matches"
      actions={
        <>
          {meant && (
            <LinkButton href={meant.href} data-soft="list" variant="primary" icon="search">
              Did you mean {quoted(meant.q)}? ({countText(meant.count)})
            </LinkButton>
          )}
          {useful.map(({ label, count, href }) => (
            <LinkButton key={label} href={href} data-soft="list" icon="x">
              Without {label} ({countText(count)})
            </LinkButton>
          ))}
          <LinkButton href={clearHref} data-soft="list" variant={useful.length > 0 ? 'quiet' : 'plain'}>
            Clear all filters
          </LinkButton>
        </>
      }
    >
      {useful.length > 0
        ? 'Dropping one of these would help:'
        : 'No single filter is to blame; start again from the whole library.'}
    </EmptyState>
  );
}

export function EmptyLibrary({ library, mayAdd }: { library: string; mayAdd: boolean }) {
  return (
    <EmptyState
      title="No citations yet"
      actions={
        mayAdd && (
          <>
            <LinkButton href={`/${library}/import`} variant="primary" icon="upload">
              Import records
            </LinkButton>
            <LinkButton href={`/${library}/citations/new`} icon="plus">
              Add one by hand
            </LinkButton>
          </>
        )
      }
    >
      {mayAdd
        ? 'Import a BibTeX, RIS or CSL-JSON file from PubMed, Zotero or any reference manager, or add a citation by hand.'
        : 'Nobody has added a citation to this library yet.'}
    </EmptyState>
  );
}

export function EmptyTrash({ href }: { href: string }) {
  return (
    <EmptyState title="The trash is empty" actions={<LinkButton href={href}>Back to the citations</LinkButton>}>
      Citations moved to the trash stay here until they are restored.
    </EmptyState>
  );
}
