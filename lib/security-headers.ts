export type SecurityContext = {
  /** Fresh for every page; the only scripts that run carry it, or were loaded by one that does. */
  nonce: string;
  /** Whether the site is reached by https. */
  secure: boolean;
  development: boolean;
  /** Origins a form may lead to besides our own: where people sign in through others. */
  formOrigins: readonly string[];
};

/** Content-Security-Policy of a page (https://www.w3.org/TR/CSP3/). */
export function contentSecurityPolicy({ nonce, secure, development, formOrigins }: SecurityContext): string {
  const directives = [
    `default-src 'self'`,
    // React's development build shows call stacks by evaluating text.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // The development server puts styles in without the nonce.
    development ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    // Attributes set positions and colours in pages rendered on the server; they cannot load or run anything.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action ${["'self'", ...formOrigins].join(' ')}`,
    `frame-ancestors 'none'`,
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}

/** Headers every answer carries. */
export function securityHeaders({ secure }: Pick<SecurityContext, 'secure'>): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}
