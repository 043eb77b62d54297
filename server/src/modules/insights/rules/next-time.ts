import { Temporal } from 'temporal-polyfill';

/** The next moment after `now` that is one of these weekdays (1 Monday … 7 Sunday) at this time on the clock of a zone. */
export function nextTime(schedule: { weekdays: readonly number[]; time: string; time_zone: string }, now: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(schedule.time_zone).toPlainDate();
  const time = Temporal.PlainTime.from(schedule.time);
  for (let days = 0; days <= 8; days++) {
    const date = today.add({ days });
    if (!schedule.weekdays.includes(date.dayOfWeek)) continue;
    // A time the clock skips in spring comes an hour later that day; one that comes twice in autumn counts once.
    const at = date.toZonedDateTime({ timeZone: schedule.time_zone, plainTime: time }).epochMilliseconds;
    if (at > now.getTime()) return new Date(at);
  }
  throw new RangeError('a schedule without weekdays');
}
