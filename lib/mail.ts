import { createTransport } from 'nodemailer';
import { env } from './env.ts';

/** Plain text to one person. */
export type Mail = { to: string; subject: string; text: string };

/** Whether mail can be sent at all: `SMTP_URL` and `MAIL_FROM` are set. */
export function canSendMail(): boolean {
  const { SMTP_URL, MAIL_FROM } = env();
  return Boolean(SMTP_URL && MAIL_FROM);
}

/** Hands mails to the SMTP server, over one connection. Throws what the server answers when it takes one not. */
export async function sendMails(mails: readonly Mail[]): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  const transport = createTransport({ url: SMTP_URL, pool: true, connectionTimeout: 20_000, socketTimeout: 60_000 });
  try {
    for (const mail of mails) await transport.sendMail({ from: MAIL_FROM, ...mail });
  } finally {
    transport.close();
  }
}
