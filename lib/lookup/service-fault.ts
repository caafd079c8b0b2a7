/** Why a service gave no answer; `reason` is a sentence for people. */
export class ServiceFault extends Error {
  readonly reason: string;
  /** Whether asking again may help. */
  readonly passes: boolean;
  readonly retryAfterMs: number | null;

  constructor(
    reason: string,
    { passes = false, retryAfterMs = null }: { passes?: boolean; retryAfterMs?: number | null } = {},
  ) {
    super(reason);
    this.name = 'ServiceFault';
    this.reason = reason;
    this.passes = passes;
    this.retryAfterMs = retryAfterMs;
  }
}
