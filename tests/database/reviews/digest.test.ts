import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { addComment } from '#features/reviews/commands/add-comment.ts';
import { markNotificationsSeen, setDigest } from '#features/reviews/commands/follow.ts';
import { sendDigests } from '#features/reviews/commands/send-digests.ts';
import { listNotifications } from '#features/reviews/queries/notifications.ts';
import { provideEnv } from '#lib/env.ts';
import { makeLibrary } from '../library.ts';

const received: { to: string[]; text: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  async onData(stream, session, done) {
    const text = Buffer.concat(await Array.fromAsync(stream)).toString();
    received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
    done();
  },
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : '';
  provideEnv({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Speciosa <speciosa@example.org>' });
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

test('what was not seen comes by mail once, to those who want it', async () => {
  const { curator, reviewer, owner } = await makeLibrary();
  const { id } = await createCitation(curator, { csl: { type: 'book', title: 'Binding' } });
  const subject = { type: 'citation' as const, id };
  await setDigest(owner, false);
  await addComment(curator, subject, { body: 'Look at *Table 2*, @reviewers and @owners.' });
  await sendDigests('https://library.example.org');
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual([reviewer.email]);
  expect(received[0]?.text).toContain('Test curator said of Binding');
  expect(received[0]?.text.replace(/=\r\n/g, '')).toContain(`/citations/${id}`);
  await sendDigests('https://library.example.org');
  expect(received).toHaveLength(1);

  await addComment(curator, subject, { body: 'Once more, @reviewers.' });
  const { last } = await listNotifications(reviewer);
  await markNotificationsSeen(reviewer, BigInt(last ?? 0));
  await sendDigests('https://library.example.org');
  expect(received).toHaveLength(1);
});
