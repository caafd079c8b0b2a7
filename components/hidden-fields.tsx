/** What a GET form keeps of an address while it sets other parts of it. */
export function HiddenFields({ kept }: { kept: Iterable<readonly [name: string, value: string]> }) {
  return [...kept].map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />);
}
