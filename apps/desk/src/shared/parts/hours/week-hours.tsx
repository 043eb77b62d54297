import { Button, Field, IconButton, Switch, useClock } from '@keepdesk/ui';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export type Spans = string[][];
export type Hours = Record<string, Spans>;

const days = ['1', '2', '3', '4', '5', '6', '7'] as const;
const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const USUAL: readonly string[] = ['09:00', '17:00'];

/** The end of a day is 24:00, which no time field can show. */
const shownEnd = (time: string) => (time === '24:00' ? '23:59' : time);
const keptEnd = (time: string) => (time === '23:59' ? '24:00' : time);

function DayLine({ day, spans, onSpans }: { day: string; spans: Spans; onSpans: (spans: Spans) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(MONDAY + (Number(day) - 1) * DAY));
  const set = (at: number, span: string[]) => onSpans(spans.map((one, index) => (index === at ? span : one)));
  const last = spans.at(-1)?.[1] ?? '';
  return (
    <li className="flex min-h-10 items-start gap-x-4 gap-y-1 py-1 max-sm:flex-col">
      <Switch className="h-8 w-40 shrink-0 max-sm:w-full" aria-label={t('hours.open', { day: name })} isSelected={spans.length > 0} onChange={(on) => onSpans(on ? [[...USUAL]] : [])}>
        <span className="capitalize">{name}</span>
      </Switch>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5">
        {spans.length === 0 ? <span className="text-13 text-quiet">{t('hours.closed')}</span> : null}
        {spans.map(([from = '', until = ''], at) => (
          <span key={at} className="flex items-center gap-1.5">
            <Field hideLabel label={`${name}: ${t('hours.from')}`} type="time" value={from} onChange={(value) => set(at, [value, until])} />
            –
            <Field hideLabel label={`${name}: ${t('hours.until')}`} type="time" value={shownEnd(until)} onChange={(value) => set(at, [from, keptEnd(value)])} />
            {spans.length > 1 ? (
              <IconButton size="sm" label={t('hours.dropSpan', { day: name })} onPress={() => onSpans(spans.filter((_, index) => index !== at))}>
                <X size={14} />
              </IconButton>
            ) : null}
          </span>
        ))}
        {spans.length > 0 && spans.length < 4 && last < '22:00' ? (
          <IconButton size="sm" label={t('hours.addSpan', { day: name })} onPress={() => onSpans([...spans, [laterBy(last, 1), laterBy(last, 2)]])}>
            <Plus size={14} />
          </IconButton>
        ) : null}
      </div>
    </li>
  );
}

const laterBy = (time: string, hours: number) => `${String(Math.min(23, Number(time.slice(0, 2)) + hours)).padStart(2, '0')}${time.slice(2)}`;

/** Weekly hours by wall clock; a day may have several spans, as over a lunch break. */
export function WeekHours({ hours, onHours }: { hours: Hours; onHours: (hours: Hours) => void }) {
  const { t } = useTranslation();
  const copyMonday = () => onHours({ ...hours, ...Object.fromEntries(['2', '3', '4', '5'].map((day) => [day, hours['1'] ?? []])) });
  return (
    <div className="flex flex-col">
      <ul className="flex flex-col">
        {days.map((day) => (
          <DayLine key={day} day={day} spans={hours[day] ?? []} onSpans={(spans) => onHours({ ...hours, [day]: spans })} />
        ))}
      </ul>
      <Button size="sm" look="link" className="-ml-2 self-start" onPress={copyMonday}>
        {t('hours.copy')}
      </Button>
    </div>
  );
}
