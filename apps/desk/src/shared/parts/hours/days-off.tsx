import { get, type Holiday, type Page } from '@keepdesk/client';
import { Button, Combobox, Field, IconButton, Select, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { guessCountry } from './guess-country.ts';

interface Place {
  code: string;
  name: string;
}

const WHOLE = 'all';
const YEARS = 2;

function usePlaces(country: string | null) {
  const { i18n } = useTranslation();
  const language = i18n.language.slice(0, 2);
  const list = (query: Record<string, string>) => get<Page<Place>>('/api/v1/holidays/places', { query: { ...query, language } }).then((page) => page.data);
  const countries = useQuery({ queryKey: ['holiday-places', language], queryFn: () => list({}), staleTime: Infinity });
  const states = useQuery({ queryKey: ['holiday-places', language, country], queryFn: () => list({ country: country ?? '' }), enabled: country !== null, staleTime: Infinity });
  return { countries: countries.data ?? [], states: states.data ?? [] };
}

function useHolidays(country: string | null, state: string) {
  const { i18n } = useTranslation();
  const { now } = useClock();
  const query = { country, ...(state === WHOLE ? {} : { state }), year: now().getFullYear(), years: YEARS, language: i18n.language.slice(0, 2) };
  return useQuery({ queryKey: ['holidays', query], queryFn: () => get<Page<Holiday>>('/api/v1/holidays', { query }).then((page) => page.data), enabled: country !== null, staleTime: Infinity }).data ?? [];
}

function AddDay({ onAdd }: { onAdd: (day: string) => void }) {
  const { t } = useTranslation();
  const [day, setDay] = useState('');
  return (
    <div className="flex items-end gap-2">
      <Field label={t('hours.anotherDay')} type="date" value={day} onChange={setDay} className="w-44" />
      <Button icon={<Plus size={14} />} isDisabled={!/^\d{4}-\d{2}-\d{2}$/.test(day)} onPress={() => (onAdd(day), setDay(''))}>
        {t('hours.addDay')}
      </Button>
    </div>
  );
}

/** Single dates on which nobody works: the public holidays of a country, and days of one's own. */
export function DaysOff({ zone, days, onDays }: { zone: string; days: readonly string[]; onDays: (days: string[]) => void }) {
  const { t, i18n } = useTranslation();
  const { locale, now } = useClock();
  const [chosen, setChosen] = useState<string | null>(null);
  const [state, setState] = useState(WHOLE);
  const every = usePlaces(null).countries;
  const guess = useMemo(() => guessCountry(zone, navigator.languages, every.map((one) => one.code)), [zone, every]);
  const country = chosen ?? guess;
  const { states } = usePlaces(country);
  const holidays = useHolidays(country, state);
  const regions = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const today = new Date(now().getTime() - now().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const comingHolidays = holidays.filter((one) => one.date >= today && !days.includes(one.date));
  const coming = days.filter((day) => day >= today).toSorted();
  const words = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const add = (more: readonly string[]) => onDays([...new Set([...days, ...more])].toSorted());
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-13 font-medium">{t('hours.holidays')}</legend>
      <div className="flex flex-wrap items-end gap-2">
        {every.length > 0 ? (
          <Combobox key={country} label={t('hours.country')} className="w-48 max-sm:w-full" value={country} onChange={(code) => (setChosen(code), setState(WHOLE))} choices={every.map((one) => ({ id: one.code, name: regions.of(one.code) ?? one.name })).toSorted((a, b) => a.name.localeCompare(b.name))} />
        ) : null}
        {states.length > 0 ? <Select label={t('hours.state')} className="w-48 max-sm:w-full" value={state} onChange={setState} choices={[{ id: WHOLE, name: t('hours.wholeCountry') }, ...states.map((one) => ({ id: one.code, name: one.name }))]} /> : null}
        {comingHolidays.length > 0 ? (
          <Button icon={<Plus size={14} />} onPress={() => add(comingHolidays.map((one) => one.date))}>
            {t('hours.addHolidays', { count: comingHolidays.length })}
          </Button>
        ) : null}
      </div>
      {coming.length > 0 ? (
        <ul aria-label={t('hours.holidays')} className="grid max-h-64 gap-x-4 overflow-y-auto rounded-card border border-line px-3 py-1 sm:grid-cols-2">
          {coming.map((day) => {
            const name = words.format(new Date(`${day}T00:00:00Z`));
            return (
              <li key={day} className="flex min-h-9 items-center gap-2 text-13">
                <span className="min-w-0 flex-1">
                  {name}
                  <span className="block truncate text-12 text-quiet">{holidays.find((one) => one.date === day)?.name}</span>
                </span>
                <IconButton size="sm" label={t('hours.dropDay', { day: name })} onPress={() => onDays(days.filter((one) => one !== day))}>
                  <X size={14} />
                </IconButton>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="text-13 text-quiet">{t('hours.noDays')}</p>
      )}
      <AddDay onAdd={(day) => add([day])} />
    </fieldset>
  );
}
