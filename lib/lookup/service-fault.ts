/** Why a service gave no answer; `reason` is a sentence for people. */
export class ServiceFault extends Error {
  readonly reason: string;
  /** Whether asking again may help. */
  readonly passes: boolean;
  readonly retryAfterMs: number | null;
  /** Whether all the time there was for an answer went by. */
  readonly isSlow: boolean;

  constructor(
    reason: string,
    { passes = false, retryAfterMs = null, isSlow = false }: Partial<Omit<ServiceFault, 'reason'>> = {},
  ) {
    super(reason);
    this.name = 'ServiceFault';
    this.reason = reason;
    this.passes = passes;
    this.retryAfterMs = retryAfterMs;
    this.isSlow = isSlow;
  }
}
