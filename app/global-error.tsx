'use client';

import { Button } from '#components/button.tsx';
import { ErrorState } from '#components/error-state.tsx';
import './globals.css';

/** Stands in for the whole page when even the layout failed. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Speciosa</title>
        <main>
          <ErrorState
            title="Something went wrong here"
            actions={
              <Button variant="primary" icon="refresh-cw" onClick={retry}>
                Try again
              </Button>
            }
          >
            Nothing you saved is lost. Please try again in a moment.
          </ErrorState>
        </main>
      </body>
    </html>
  );
}
