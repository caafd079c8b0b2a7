/** A failure the operator can mend: its message is the whole sentence shown to them, without a stack. */
export class OperatorError extends Error {
  override name = 'OperatorError';
}

/** The sentence to print for anything thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
