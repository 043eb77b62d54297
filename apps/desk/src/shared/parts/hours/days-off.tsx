import { get, type Holiday, type Page } from '@keepdesk/client';
import { Button, Combobox, Field, IconButton, Select, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { CalendarOff, Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comingDays, type ComingDay, type PlaceOfHolidays } from './coming-days.ts';
import { guessCountry } from './guess-country.ts';

interface Place {
  code: string;
  name: string;
}

const WHOLE = 'all';
/** So far ahead they are listed; they are known much further. */
const YEARS_SHOWN = 2;

function usePlaces(country: string | null) {
  const { i18n } = useTranslation();
  const language = i18n.language.slice(0, 2);
  const list = (query: Record<string, string>) => get<Page<Place>>('/api/v1/holidays/places', { query: { ...query, language } }).then((page) => page.data);
  const countries = useQuery({ queryKey: ['holiday-places', language], queryFn: () => list({}), staleTime: Infinity });
  const states = useQuery({ queryKey: ['holiday-places', language, country], queryFn: () => list({ country: country ?? '' }), enabled: country !== null, staleTime: Infinity });
  return { countries: countries.data ?? [], states: states.data ?? [] };
}

function useHolidays(country: string | null, state: string | undefined) {
  const { i18n } = useTranslation();
  const { now } = useClock();
  const query = { country, ...(state === undefined ? {} : { state }), year: now().getFullYear(), years: YEARS_SHOWN, language: i18n.language.slice(0, 2) };
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

interface DaysOffProps {
  zone: string;
  days: readonly string[];
  onDays: (days: string[]) => void;
  /** whose public holidays are days off, every year; left out where only dates are kept: then they are added as such */
  place?: PlaceOfHolidays | null;
  onPlace?: (place: PlaceOfHolidays | null) => void;
  /** the last year they are laid out for */
  until?: number | null;
}

/** Dates on which nobody works: the public holidays of a place, every year, but for those that are worked, and days of one's own. */
export function DaysOff({ zone, days, onDays, place = null, onPlace, until = null }: DaysOffProps) {
  const { t } = useTranslation();
  const { now } = useClock();
  const picked = usePickedPlace(zone, place);
  const known = useHolidays(picked.country, picked.state);
  const today = new Date(now().getTime() - now().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const holidays = place !== null ? known : known.filter((one) => days.includes(one.date));
  const missing = known.filter((one) => one.date >= today && !days.includes(one.date));
  const add = (more: readonly string[]) => onDays([...new Set([...days, ...more])].toSorted());
  const coming = comingDays(days, holidays, place?.worked ?? [], today);
  const setWorked = (worked: readonly string[]) => place && onPlace?.({ ...place, worked: [...worked] });
  const drop = (day: ComingDay) => (day.kind === 'own' ? onDays(days.filter((one) => one !== day.date)) : setWorked([...(place?.worked ?? []), day.date]));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-13 font-medium">{t('hours.holidays')}</legend>
      {place === null ? (
        <div className="flex flex-wrap items-end gap-2">
          {picked.picker}
          {onPlace && picked.country !== null ? (
            <Button icon={<Plus size={14} />} onPress={() => onPlace({ country: picked.country as string, ...(picked.state === undefined ? {} : { state: picked.state }), worked: [] })}>
              {t('calendars.keepHolidays')}
            </Button>
          ) : missing.length > 0 ? (
            <Button icon={<Plus size={14} />} onPress={() => add(missing.map((one) => one.date))}>
              {t('hours.addHolidays', { count: missing.length })}
            </Button>
          ) : null}
        </div>
      ) : (
        <p className="flex flex-wrap items-center gap-2 text-13">
          <CalendarOff size={16} className="text-quiet" />
          <span className="min-w-0 flex-1">
            {t('calendars.publicOf', { place: picked.name })}
            {until === null ? null : <span className="block text-12 text-quiet">{t('calendars.until', { year: until })}</span>}
          </span>
          <Button size="sm" look="quiet" onPress={() => onPlace?.(null)}>
            {t('calendars.otherPlace')}
          </Button>
        </p>
      )}
      {coming.length > 0 ? (
        <ul aria-label={t('hours.holidays')} className="grid max-h-64 gap-x-4 overflow-y-auto rounded-card border border-line px-3 py-1 sm:grid-cols-2">
          {coming.map((day) => (
            <DayLine key={day.date} day={day} onDrop={() => drop(day)} onTakeBack={() => setWorked((place?.worked ?? []).filter((one) => one !== day.date))} />
          ))}
        </ul>
      ) : (
        <p className="text-13 text-quiet">{t('hours.noDays')}</p>
      )}
      <AddDay onAdd={(day) => add([day])} />
    </fieldset>
  );
}

function DayLine({ day, onDrop, onTakeBack }: { day: ComingDay; onDrop: () => void; onTakeBack: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day.date}T00:00:00Z`));
  const worked = day.kind === 'worked';
  return (
    <li className="flex min-h-9 items-center gap-2 text-13">
      <span className={`min-w-0 flex-1 ${worked ? 'text-quiet' : ''}`}>
        <span className={worked ? 'line-through' : ''}>{name}</span>
        <span className="block truncate text-12 text-quiet">{worked ? `${day.name} · ${t('calendars.worked')}` : day.name}</span>
      </span>
      <IconButton size="sm" label={t(worked ? 'calendars.offAgain' : day.kind === 'own' ? 'hours.dropDay' : 'calendars.workOn', { day: name })} onPress={worked ? onTakeBack : onDrop}>
        {worked ? <Plus size={14} /> : <X size={14} />}
      </IconButton>
    </li>
  );
}

/** Chooses a country, and a state of it, and says how the place is called; the one that is kept already, if there is one. */
function usePickedPlace(zone: string, kept: PlaceOfHolidays | null) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [state, setState] = useState(WHOLE);
  const every = usePlaces(null).countries;
  const guess = useMemo(() => guessCountry(zone, navigator.languages, every.map((one) => one.code)), [zone, every]);
  const country = kept?.country ?? chosen ?? guess;
  const { states } = usePlaces(country);
  const regions = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const nameOf = (code: string): string => regions.of(code) ?? every.find((one) => one.code === code)?.name ?? code;
  const name = kept === null ? '' : [nameOf(kept.country), states.find((one) => one.code === kept.state)?.name ?? kept.state].filter(Boolean).join(', ');
  const picker = (
    <>
      {every.length > 0 ? (
        <Combobox key={country} label={t('hours.country')} className="w-48 max-sm:w-full" value={country} onChange={(code) => (setChosen(code), setState(WHOLE))} choices={every.map((one) => ({ id: one.code, name: nameOf(one.code) })).toSorted((a, b) => a.name.localeCompare(b.name))} />
      ) : null}
      {states.length > 0 ? <Select label={t('hours.state')} className="w-48 max-sm:w-full" value={state} onChange={setState} choices={[{ id: WHOLE, name: t('hours.wholeCountry') }, ...states.map((one) => ({ id: one.code, name: one.name }))]} /> : null}
    </>
  );
  return { name, picker, country, state: kept === null ? (state === WHOLE ? undefined : state) : kept.state };
}
