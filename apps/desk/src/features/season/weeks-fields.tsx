import { Button, Field } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { describeProblem } from '../../shared/words/problem.ts';
import type { WeekTyped } from './form-values.ts';

interface WeeksFieldsProps {
  names: readonly string[];
  weeks: readonly WeekTyped[];
  onWeeks: (weeks: readonly WeekTyped[]) => void;
  isLoading: boolean;
  onLoad: () => void;
  problem: Error | null;
  /** what the forecast does not know */
  said: string | null;
}

/** Hours of work by week, from the forecast or by hand, each with what somebody knows better as a factor. */
export function WeeksFields({ names, weeks, onWeeks, isLoading, onLoad, problem, said }: WeeksFieldsProps) {
  const { t } = useTranslation();
  const set = (at: number, change: Partial<WeekTyped>): void => onWeeks(weeks.map((week, one) => (one === at ? { ...week, ...change } : week)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-14 font-semibold">{t('season.form.groups.weeks')}</legend>
      <div className="flex flex-wrap items-center gap-3">
        <Button busy={isLoading} onPress={onLoad}>{t('season.form.loadHours')}</Button>
        {isLoading ? <span role="status" className="text-13 text-quiet">{t('season.form.loading')}</span> : null}
      </div>
      <p className="text-13 text-quiet">{t('season.form.hoursHelp')}</p>
      {problem === null ? null : <Callout tone="danger" polite>{describeProblem(t, problem)}</Callout>}
      {said === null ? null : <Callout tone="warning" polite>{said}</Callout>}
      <div className="grid max-h-72 grid-cols-2 gap-x-4 gap-y-2 overflow-y-auto p-0.5 sm:grid-cols-4">
        {weeks.map((week, at) => (
          <div key={names[at]} className="grid grid-cols-[2fr_1fr] items-end gap-1">
            <Field label={t('season.form.weekHours', { week: names[at] })} inputMode="decimal" value={week.hours} onChange={(hours) => set(at, { hours })} />
            <Field label={t('season.form.weekFactor')} inputMode="decimal" value={week.factor} onChange={(factor) => set(at, { factor })} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
