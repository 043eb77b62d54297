import type { Kpi } from '@keepdesk/client';
import { Hint, useClock } from '@keepdesk/ui';
import { Sparkline } from '@keepdesk/ui/charts';
import { ArrowUpRight, CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useKpiName } from './kpi-name.ts';
import { writeFigure } from './kpi-words.ts';

/** One figure: what it is on hover or focus, its period and sample, and the conversations behind it one press away. */
export function KpiCard({ kpi, onShow }: { kpi: Kpi; onShow: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = useKpiName()(kpi);
  const figure = writeFigure(kpi.value, kpi.unit, locale);
  const range = kpi.interval?.length === 2 ? `${writeFigure(kpi.interval[0]!, kpi.unit, locale)} – ${writeFigure(kpi.interval[1]!, kpi.unit, locale)}` : null;
  const values = kpi.series.map((step) => step.value);
  return (
    <article aria-label={name} className="flex min-h-36 flex-col rounded-card border border-line bg-raised p-4 max-sm:min-h-28 max-sm:p-3">
      <h3 className="flex items-center gap-1.5 text-13 text-quiet">
        {name}
        <Hint plain text={kpi.definition} placement="top">
          <span tabIndex={0} role="img" aria-label={kpi.definition} className="rounded-full">
            <CircleHelp size={13} />
          </span>
        </Hint>
      </h3>
      <div className="mt-1 flex items-end justify-between gap-3">
        <p className="text-28 font-semibold tracking-tight whitespace-nowrap tabular max-sm:text-20">{figure}</p>
        {values.filter((value) => value !== null).length > 1 ? (
          <span className="max-sm:hidden">
            <Sparkline values={values} label={t('floor.trendOf', { name })} />
          </span>
        ) : null}
      </div>
      <p className="mt-auto flex flex-wrap items-center justify-between gap-x-2 pt-3 text-12 text-quiet">
        <span className="tabular">
          {t('floor.sample', { count: kpi.n })}
          {range ? ` · ${t('floor.interval', { range })}` : ''}
          {kpi.target == null ? '' : ` · ${t('floor.target', { value: writeFigure(kpi.target, kpi.unit, locale) })}`}
        </span>
        <button type="button" onClick={onShow} className="flex items-center gap-0.5 rounded-control whitespace-nowrap text-accent underline-offset-2 hover:underline" aria-label={t('floor.showOf', { name })}>
          {t('floor.show')}
          <ArrowUpRight size={13} />
        </button>
      </p>
    </article>
  );
}
