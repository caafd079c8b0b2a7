/** One fault of an input, at a JSON pointer (RFC 6901): `/csl/DOI`. */
export type Fault = { pointer: string; detail: string };

type ProblemKind = keyof typeof kinds;

// Kind → HTTP status and title. The kind is the last part of the RFC 9457 `type`.
const kinds = {
  invalid: [400, 'The input is not valid'],
  unauthenticated: [401, 'Sign in first'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'Method not allowed'],
  conflict: [409, 'In conflict with what is there'],
  stale: [412, 'Someone else saved first'],
  'too-large': [413, 'Too large'],
  'unsupported-media': [415, 'Unsupported media type'],
  unprocessable: [422, 'Cannot be processed'],
  'version-required': [428, 'Say which version you are changing'],
  'too-many': [429, 'Too many requests'],
  internal: [500, 'Something went wrong here'],
  unavailable: [503, 'Not available right now'],
} as const;

type Extras = {
  errors?: Fault[];
  /** What a door may need beside the sentence: the other record, seconds to wait. */
  data?: Record<string, unknown>;
  retryAfterSeconds?: number;
  /** The verbs that an address has, where it was asked with another. */
  allow?: readonly string[];
};

/**
 * An expected failure, the one type of them. Commands and queries throw it; each door translates it once:
 * a form into its state, the API into `application/problem+json` (RFC 9457), a page into its 404 or notice.
 */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly errors: Fault[];
  readonly data: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;
  readonly allow: readonly string[] | undefined;

  constructor(kind: ProblemKind, detail: string, extras: Extras = {}) {
    super(detail);
    this.name = 'Problem';
    this.kind = kind;
    this.errors = extras.errors ?? [];
    this.data = extras.data ?? {};
    this.retryAfterSeconds = extras.retryAfterSeconds;
    this.allow = extras.allow;
  }

  get status(): number {
    return kinds[this.kind][0];
  }

  get title(): string {
    return kinds[this.kind][1];
  }

  /** RFC 9457 members. */
  toJSON() {
    const { status, title, errors, data } = this;
    return {
      type: `urn:speciosa:problem:${this.kind}`,
      title,
      status,
      detail: this.message,
      ...(errors.length > 0 && { errors }),
      ...data,
    };
  }
}

/** What a viewer may not see is not found, so both are said the same way. */
export function notFound(what = 'This'): Problem {
  return new Problem('not-found', `${what} was not found, or is not yours to see.`);
}

export function invalid(detail: string, errors: Fault[] = []): Problem {
  return new Problem('invalid', detail, { errors });
}
