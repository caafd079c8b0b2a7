const widths = ['w-11/12', 'w-4/5', 'w-full', 'w-2/3', 'w-3/4'];

/** Lines of a text that is on its way. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className="grid gap-2.5" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
        <span key={line} className={`skeleton ${widths[line % widths.length]}`} />
      ))}
    </div>
  );
}

/** A list that is on its way. */
export function SkeletonList({ label, items = 8 }: { label: string; items?: number }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: items }, (_, item) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have nothing but their place
        <div key={item} className="border-line border-b px-4 py-4">
          <SkeletonText lines={2} />
        </div>
      ))}
    </div>
  );
}
