import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link, ticket or token: 256 random bits in base64url after a prefix that says what it opens. */
export function newSecret(prefix = ''): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a secret, hex SHA-256: it has too many bits to be guessed, so no slow hash is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
