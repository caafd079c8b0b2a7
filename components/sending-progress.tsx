import { Button } from './button.tsx';
import { byteSize } from './byte-size.ts';
import { ProgressBar } from './progress-bar.tsx';
import type { Sent } from './use-post.ts';

/** How much of a long file has left, and a way to stop; once all has, that the server is at work on it. */
export function SendingProgress({ sent: { bytes, of }, stop }: { sent: Sent; stop: () => void }) {
  const isGone = bytes >= of;
  return (
    <ProgressBar
      label={isGone ? 'Sent; the server reads it' : 'Sending'}
      value={bytes}
      max={of}
      print={byteSize}
      cancel={
        !isGone && (
          <Button size="small" variant="quiet" icon="x" onClick={stop}>
            Stop
          </Button>
        )
      }
    />
  );
}
