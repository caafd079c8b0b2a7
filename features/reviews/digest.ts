import type { ActivityEvent } from '#features/activity/queries.ts';
import { sentenceText } from '#features/activity/sentence.ts';
import { subjectLink } from '#features/activity/subject-link.ts';
import type { Mail } from '#lib/mail.ts';

type Reader = { name: string; email: string; library: { slug: string; name: string } };

/** What happened to what a person follows, newest first, as a mail. */
export function digestMail({ name, email, library }: Reader, events: readonly ActivityEvent[], baseUrl: string): Mail {
  const lines = events.map((event) => {
    const [subject] = event.subjects;
    const path = subject ? subjectLink(library.slug, subject) : null;
    return `- ${event.actorName} ${sentenceText(event)}${path ? `\n  ${baseUrl}${path}` : ''}`;
  });
  const count = `${events.length} ${events.length === 1 ? 'notification' : 'notifications'}`;
  const text = [
    `${name}, this happened in ${library.name} to what you follow:`,
    lines.join('\n'),
    `Turn these mails off at ${baseUrl}/${library.slug}/notifications`,
  ].join('\n\n');
  return { to: email, subject: `${library.name}: ${count}`, text: `${text}\n` };
}
