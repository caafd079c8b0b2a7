'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const everyMs = 900;

/** Reads the page anew while work goes on in the background, so that its progress is seen. */
export function RunWatcher() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="2" />
    </noscript>
  );
}
