import { calendarChange, get, saveCalendar, type Calendar } from '@keepdesk/client';
import { Button, Combobox } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../kit/resource.ts';
import { Loaded } from '../../kit/section.tsx';
import { timeZoneChoices } from '../../words/time-zones.ts';
import { FormFooter } from '../form-footer.tsx';
import type { PlaceOfHolidays } from './coming-days.ts';
import { DaysOff } from './days-off.tsx';
import { hoursStart, wrongDay } from './hours-shape.ts';
import { WeekHours } from './week-hours.tsx';

interface HoursFormProps {
  brandId: string;
  doName: string;
  aside?: ReactNode;
  onSaved?: () => void;
}

export const calendarQuery = (brandId: string) => ({ queryKey: ['settings', 'calendar', brandId], queryFn: () => get<Calendar>(`/api/v1/brands/${brandId}/calendar`), enabled: brandId !== '' });

/** When is worked by one calendar: zone, weekly hours, days off. */
export function CalendarForm({ brandId, start, doName, aside, onSaved }: HoursFormProps & { start: Calendar }) {
  const { t } = useTranslation();
  const [zone, setZone] = useState(start.time_zone);
  const [hours, setHours] = useState(() => hoursStart(start));
  const [days, setDays] = useState<readonly string[]>(start.holidays ?? []);
  const [place, setPlace] = useState<PlaceOfHolidays | null>(() => calendarChange(start).public_holidays ?? null);
  const wrong = wrongDay(hours);
  const save = useChange(() => saveCalendar(brandId, start.id, calendarChange(start, { time_zone: zone, hours, holidays: [...days], public_holidays: place })));
  const submit = () => save.mutateAsync(undefined).then(() => onSaved?.(), () => undefined);
  return (
    <div className="flex flex-col gap-5">
      <Combobox label={t('hours.zone')} value={zone} onChange={setZone} choices={timeZoneChoices(zone)} className="max-w-sm" />
      <WeekHours hours={hours} onHours={setHours} />
      <DaysOff zone={zone} days={days} onDays={setDays} place={place} onPlace={setPlace} until={start.public_holidays?.until ?? null} />
      {wrong ? (
        <p role="alert" className="text-13 text-danger">
          {t('hours.wrong')}
        </p>
      ) : null}
      <FormFooter aside={aside}>
        <Button look="primary" busy={save.isPending} isDisabled={wrong !== null} onPress={() => void submit()}>
          {doName}
        </Button>
      </FormFooter>
    </div>
  );
}

/** When a brand usually works. */
export function HoursForm(props: HoursFormProps) {
  const found = useQuery(calendarQuery(props.brandId));
  return <Loaded found={found}>{found.data ? <CalendarForm key={props.brandId} {...props} start={found.data} /> : null}</Loaded>;
}
