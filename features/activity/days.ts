import type { ActivityEvent } from './queries.ts';

export type Day = { day: string; events: ActivityEvent[] };

/** Events in the order they came, in groups of one day (UTC, `2026-11-23`). */
export function byDay(events: readonly ActivityEvent[]): Day[] {
  const days: Day[] = [];
  for (const event of events) {
    const day = event.at.toISOString().slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
