import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';

export const metadata = { title: 'Not found' };

/** Inside a library its bar stays, so that one can go on. */
export default function NotFoundInLibrary() {
  return (
    <EmptyState
      heading="h1"
      title="This was not found in this library"
      actions={<LinkButton href="/">To the first page</LinkButton>}
    >
      The address may be mistyped, or the record was merged, deleted for good, or is open to other roles than yours. Try
      the search above.
    </EmptyState>
  );
}
