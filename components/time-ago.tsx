import { relativeTime } from './relative-time.ts';

const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** "3 days ago", with the exact time in its title. Written by the server. */
export function TimeAgo({ date, now = new Date() }: { date: Date; now?: Date }) {
  return (
    <time dateTime={date.toISOString()} title={`${absolute.format(date)} UTC`}>
      {relativeTime(date, now)}
    </time>
  );
}
