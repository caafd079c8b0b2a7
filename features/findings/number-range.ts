/** Numbers from one to another, both among them; null is open. */
export type NumberRange = { from: number | null; to: number | null };

/** `7`, `6..8`, `6.5..`, `..5`; null when it is none or runs backwards. */
export function parseNumberRange(text: string): NumberRange | null {
  const parts = text.split('..').map((part) => part.trim());
  if (parts.length > 2 || parts.some((part) => part !== '' && !/^-?\d+(\.\d+)?$/.test(part))) return null;
  const numbers = parts.map((part) => (part === '' ? null : Number(part)));
  const [from = null, to = from] = numbers;
  if (from === null && to === null) return null;
  return from === null || to === null || from <= to ? { from, to } : null;
}

export function printNumberRange({ from, to }: NumberRange): string {
  return from === to ? String(from) : `${from ?? ''}..${to ?? ''}`;
}
