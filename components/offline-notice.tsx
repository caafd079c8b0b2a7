'use client';

import { useSyncExternalStore } from 'react';
import { Icon } from './icon.tsx';

/** Says so while the browser is offline. */
export function OfflineNotice() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {!online && (
        <div className="notice offline-notice" data-tone="amber">
          <Icon name="cloud-off" />
          <p>You are offline. What is on screen stays; changes cannot be saved until the connection is back.</p>
        </div>
      )}
    </div>
  );
}

function subscribe(changed: () => void) {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}
