import { get, put } from '@keepdesk/client';
import { Button, Combobox, Field, Select, Switch, TextArea, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/session/session.tsx';
import { timeZoneChoices } from '../../../shared/words/time-zones.ts';
import { useChange } from '../kit/resource.ts';
import { Card, Loaded, Section } from '../kit/section.tsx';

type Spans = Array<[string, string]>;

interface Calendar {
  time_zone: string;
  hours: Record<string, Spans>;
  holidays?: string[];
  shifts?: Record<string, Spans>;
}

const days = ['1', '2', '3', '4', '5', '6', '7'] as const;
const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

function DayLine({ day, spans, onSpans }: { day: string; spans: Spans; onSpans: (spans: Spans) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(MONDAY + (Number(day) - 1) * DAY));
  const set = (at: number, part: 0 | 1, value: string) => onSpans(spans.map((span, index) => (index === at ? (part === 0 ? [value, span[1]] : [span[0], value]) : span)));
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-3">
      <Switch className="w-44" aria-label={t('hours.open', { day: name })} isSelected={spans.length > 0} onChange={(on) => onSpans(on ? [['09:00', '17:00']] : [])}>
        <span className="capitalize">{name}</span>
      </Switch>
      {spans.length === 0 ? <span className="text-13 text-quiet">{t('hours.closed')}</span> : null}
      {spans.map(([from, until], at) => (
        <span key={at} className="flex items-center gap-1.5">
          <Field hideLabel label={`${name}: ${t('hours.from')}`} type="time" value={from} onChange={(value) => set(at, 0, value)} />
          –
          <Field hideLabel label={`${name}: ${t('hours.until')}`} type="time" value={until === '24:00' ? '23:59' : until} onChange={(value) => set(at, 1, value)} />
        </span>
      ))}
    </div>
  );
}

function CalendarForm({ brandId, start }: { brandId: string; start: Calendar }) {
  const { t } = useTranslation();
  const [calendar, setCalendar] = useState(start);
  const [holidays, setHolidays] = useState((start.holidays ?? []).join('\n'));
  useEffect(() => setCalendar(start), [start]);
  const save = useChange(() => put(`/api/v1/brands/${brandId}/calendar`, { ...calendar, holidays: holidays.split(/\s+/).filter(Boolean) }));
  const setDay = (day: string, spans: Spans) => setCalendar({ ...calendar, hours: { ...calendar.hours, [day]: spans } });
  const copyMonday = () => setCalendar({ ...calendar, hours: { ...calendar.hours, ...Object.fromEntries(['2', '3', '4', '5'].map((day) => [day, calendar.hours['1'] ?? []])) } });
  return (
    <Card>
      <Combobox label={t('hours.zone')} value={calendar.time_zone} onChange={(zone) => setCalendar({ ...calendar, time_zone: zone })} choices={timeZoneChoices(calendar.time_zone)} />
      <div className="flex flex-col gap-1">
        {days.map((day) => (
          <DayLine key={day} day={day} spans={calendar.hours[day] ?? []} onSpans={(spans) => setDay(day, spans)} />
        ))}
        <Button size="sm" look="link" className="self-start" onPress={copyMonday}>
          {t('hours.copy')}
        </Button>
      </div>
      <TextArea label={t('hours.holidays')} help={t('hours.holidaysHelp')} value={holidays} onChange={setHolidays} rows={3} />
      <Button look="primary" className="self-end" busy={save.isPending} onPress={() => save.mutate(undefined)}>
        {t('action.save')}
      </Button>
    </Card>
  );
}

/** When each brand works: deadlines and business-hours figures count by it. */
export function HoursSection() {
  const { t } = useTranslation();
  const { brands } = useSession();
  const [brandId, setBrandId] = useState(brands[0]?.id ?? '');
  const found = useQuery({ queryKey: ['settings', 'calendar', brandId], queryFn: () => get<Calendar>(`/api/v1/brands/${brandId}/calendar`), enabled: brandId !== '' });
  return (
    <Section
      title={t('settings.hours')}
      intro={t('hours.intro')}
      action={brands.length > 1 ? <Select hideLabel label={t('letter.brand')} className="w-48" value={brandId} onChange={setBrandId} choices={brands.map((brand) => ({ id: brand.id, name: brand.name }))} /> : null}
    >
      <Loaded found={found}>{found.data ? <CalendarForm key={brandId} brandId={brandId} start={found.data} /> : null}</Loaded>
    </Section>
  );
}
