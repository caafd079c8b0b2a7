import { Avatar } from '#components/avatar.tsx';
import { byDay } from '../days.ts';
import type { ActivityEvent } from '../queries.ts';
import { plainLabel, sentenceOf } from '../sentence.ts';
import { subjectLink } from '../subject-link.ts';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

/** Events in sentences, by day. `library`, a slug, makes links of the records they name. */
export function EventList({ events, library }: { events: readonly ActivityEvent[]; library?: string }) {
  return (
    <div className="grid gap-6">
      {byDay(events).map((group) => (
        <section key={group.day}>
          <h2 className="mb-2 font-semibold font-serif text-md">{day.format(new Date(group.day))}</h2>
          <ol className="grid gap-1.5">
            {group.events.map((event) => (
              <li key={event.seq} className="grid grid-cols-[auto_1fr_auto] items-start gap-x-2.5">
                <Avatar name={event.actorName} />
                <p>
                  <Sentence event={event} library={library} />
                </p>
                <time
                  dateTime={event.at.toISOString()}
                  title="UTC"
                  className="text-ink-faint text-xs leading-5 tabular-nums"
                >
                  {time.format(event.at)}
                </time>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Sentence({ event, library }: { event: ActivityEvent; library?: string }) {
  const parts = sentenceOf(event);
  return (
    <>
      <span className="font-semibold">{event.actorName}</span>{' '}
      {parts.map((part, index) => {
        if (typeof part === 'string') return part;
        const href = library && subjectLink(library, part.subject);
        const key = `${part.subject.id}-${index}`;
        return href ? (
          <a key={key} href={href} data-soft>
            {plainLabel(part.subject.label)}
          </a>
        ) : (
          <span key={key}>{plainLabel(part.subject.label)}</span>
        );
      })}
      {event.via !== 'session' && event.actorId && (
        <span className="text-ink-faint"> · by {viaText[event.via] ?? event.via}</span>
      )}
    </>
  );
}

const viaText: Record<string, string> = { token: 'API token', cli: 'command line', worker: 'background job' };
