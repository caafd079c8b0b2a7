const names: Record<string, string> = { mod: 'Ctrl', enter: 'Enter', escape: 'Esc' };

/** Keys as caps: `g c` one after the other, `mod+k` together. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-1">
      {keys.split(/[ +]/).map((key) => (
        <kbd className="key" key={key}>
          {names[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
