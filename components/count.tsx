const format = new Intl.NumberFormat('en-GB');

/** Digits in groups: 12,345. */
export function countText(value: number): string {
  return format.format(value);
}

export function Count({ value }: { value: number }) {
  return <span className="count">{countText(value)}</span>;
}
