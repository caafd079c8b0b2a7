'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';

const pauseMs = 900;

/**
 * Reads the page anew while work goes on in the background, so that its progress is seen: each time after the last has come, as readings that
 * pile up would overtake one another, and keep a press of “Cancel” waiting behind them.
 */
export function RunWatcher() {
  const router = useRouter();
  const [isReading, read] = useTransition();
  useEffect(() => {
    if (isReading) return;
    const timer = setTimeout(() => read(() => router.refresh()), pauseMs);
    return () => clearTimeout(timer);
  }, [router, isReading]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="2" />
    </noscript>
  );
}
