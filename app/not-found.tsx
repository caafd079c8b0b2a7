import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';

export const metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState
        heading="h1"
        title="This was not found, or is not yours to see"
        actions={<LinkButton href="/">To the first page</LinkButton>}
      >
        The address may be mistyped, the record may be gone, or it belongs to a library you are no member of.
      </EmptyState>
    </main>
  );
}
