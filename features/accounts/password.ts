import { hash, verify } from '@node-rs/argon2';
import { isCommonPassword } from './common-passwords.ts';
import { PASSWORD_LENGTH } from './password-length.ts';

// argon2id (the package's default) with 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's first choice.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

let decoy: Promise<string> | undefined;

/** Whether the password is the account's. Without an account the same work is done, so that time does not tell which accounts exist. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this');
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'));
  return matches && Boolean(passwordHash);
}

/** Why a password is refused, as a sentence; null when it will do. Length over composition rules (NIST SP 800-63B, 3.1.1.2). */
export function passwordFault(password: string, email: string): string | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.least) return `Use at least ${PASSWORD_LENGTH.least} characters; a few words will do.`;
  if (length > PASSWORD_LENGTH.most) return `Use at most ${PASSWORD_LENGTH.most} characters.`;
  if (namesAccount(password.toLowerCase(), email.toLowerCase()))
    return 'Leave your e-mail address out of the password.';
  if (isCommonPassword(password)) return 'This is among the passwords that are tried first. Use a few unrelated words.';
  return null;
}

function namesAccount(password: string, email: string): boolean {
  const [name] = email.split('@');
  return password.includes(email) || password.replace(/[\d\p{P}\p{S}]+$/u, '') === name;
}
