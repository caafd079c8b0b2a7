'use client';

import { Button } from '#components/button.tsx';
import { ErrorState } from '#components/error-state.tsx';
import { LinkButton } from '#components/link-button.tsx';

type Props = { error: unknown; retry: () => void };

export default function PageError({ error, retry }: Props) {
  return (
    <ErrorState
      title="Something went wrong here"
      reference={digestOf(error)}
      actions={
        <>
          <Button variant="primary" icon="refresh-cw" onClick={retry}>
            Try again
          </Button>
          <LinkButton href="/">To the first page</LinkButton>
        </>
      }
    >
      Nothing you saved is lost. If it happens again, tell whoever runs this instance, with the reference below.
    </ErrorState>
  );
}

/** The number under which the server logged the error. */
function digestOf(error: unknown): string | undefined {
  return error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
}
