import { addSeason, loadSeasonDemand, planSeasonAgain, type Season } from '@keepdesk/client';
import { Field, Select, useClock, useNow } from '@keepdesk/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../shared/kit/ask-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { askedFrom, faultsOf, groups, number, specOf, valuesOf, type FieldId, type GroupId, type Values, type WeekTyped } from './form-values.ts';
import { dayName, plusWeeks, whole } from './season-words.ts';
import { WeeksFields } from './weeks-fields.tsx';

const order: readonly GroupId[] = ['regulars', 'classes', 'seasonal', 'overtime', 'surge', 'deferral', 'deflection', 'limits'];
const evidences = ['measured', 'elsewhere', 'guessed'] as const;
const MOST_WEEKS = 30;

/** Everything a season is planned from, in one place: each number is there to be changed. */
export function SeasonForm({ brandId, season, onClose, onKept }: { brandId: string; season?: Season; onClose: () => void; onKept: (season: Season) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const [values, setValues] = useState<Values>(() => valuesOf(season?.name ?? '', mondayOf(now), season?.asked));
  const [typed, setTyped] = useState<readonly WeekTyped[]>(() => season?.asked.demand.weeks.map((week) => ({ hours: String(Math.round(week.hours * 10) / 10), factor: String(week.factor) })) ?? []);
  const [note, setNote] = useState('');
  const count = Math.min(MOST_WEEKS, Math.max(1, Math.round(number(values.weeks)) || 1));
  const weeks = Array.from({ length: count }, (_, week) => typed[week] ?? { hours: '', factor: '1' });
  const demand = useMutation({
    mutationFn: () => loadSeasonDemand([brandId], values.from ?? '', count),
    onSuccess: (found) => {
      setTyped(weeks.map((week, at) => ({ ...week, hours: String(Math.round((found.weeks[at]?.hours ?? 0) * 10) / 10) })));
      if (values.headcount === '' && found.regulars > 0) setValues({ ...values, headcount: String(found.regulars), ...(found.hours_a_week === null ? {} : { hours_a_week: String(Math.round(found.hours_a_week * 10) / 10) }) });
    },
  });
  const missing = demand.data?.weeks.filter((week) => week.not_foretold).length ?? 0;
  const plan = useChange(async () => {
    const asked = askedFrom(values, weeks, season?.asked);
    onKept(season === undefined ? await addSeason({ brand_id: brandId, name: (values.name ?? '').trim(), asked }) : await planSeasonAgain(season.id, asked, note));
    onClose();
  }, null, [['seasons']]);
  const set = (id: FieldId, value: string): void => setValues({ ...values, [id]: value });
  const ready = faultsOf(values).length === 0 && weeks.some((week) => number(week.hours) > 0);
  return (
    <AskDialog title={t(season === undefined ? 'season.form.new' : 'season.form.change')} width="wide" onClose={onClose} doName={t('season.form.plan')} busy={plan.isPending} ready={ready} onDo={() => plan.mutate(undefined)}>
      <div className="flex flex-col gap-5">
        {season === undefined ? null : <Field label={t('season.form.note')} value={note} onChange={setNote} />}
        <Group id="season" values={values} onValue={set} isNamed={season !== undefined} />
        <WeeksFields
          names={weeks.map((_, week) => dayName(locale, plusWeeks(values.from || '2026-01-05', week)))} weeks={weeks} onWeeks={setTyped} isLoading={demand.isPending} onLoad={() => demand.mutate()}
          problem={demand.error} said={missing > 0 ? t('season.form.notForetold', { weeks: whole(locale, missing) }) : null}
        />
        {order.map((id) => <Group key={id} id={id} values={values} onValue={set} />)}
      </div>
    </AskDialog>
  );
}

function Group({ id, values, onValue, isNamed = false }: { id: GroupId; values: Values; onValue: (id: FieldId, value: string) => void; isNamed?: boolean }) {
  const { t } = useTranslation();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-14 font-semibold">{t(`season.form.groups.${id}`)}</legend>
      <div className="grid items-end gap-3 sm:grid-cols-3">
        {groups[id].filter((field) => !(isNamed && field === 'name')).map((field) => <OneField key={field} id={field} value={values[field] ?? ''} onValue={(value) => onValue(field, value)} />)}
      </div>
    </fieldset>
  );
}

function OneField({ id, value, onValue }: { id: FieldId; value: string; onValue: (value: string) => void }) {
  const { t } = useTranslation();
  const { kind, empty } = specOf(id);
  const label = t(`season.form.fields.${id}`);
  if (kind === 'evidence') return <Select label={label} value={value} onChange={onValue} choices={evidences.map((one) => ({ id: one, name: t(`season.form.evidence.${one}`) }))} />;
  if (kind === 'day') return <Field label={label} type="date" value={value} onChange={(day) => onValue(day === '' ? '' : mondayOf(new Date(`${day}T00:00:00Z`)))} isRequired />;
  return <Field label={label} {...(empty === undefined ? {} : { help: t(empty === 'none' ? 'season.form.empty' : 'season.form.emptyShort') })} inputMode={kind === 'number' ? 'decimal' : 'text'} value={value} onChange={onValue} />;
}

function mondayOf(day: Date): string {
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}
