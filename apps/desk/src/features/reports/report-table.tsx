import type { Report, ReportCell } from '@keepdesk/client';
import { classNames, Hint, Pill, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { dimensionName, keyName, metricName, writeChange, writeValue } from './words.ts';

export type OnDrill = (metric: string, keys: ReadonlyArray<string | null>, name: string) => void;

/** Every figure with its sample, its interval and its change; pressing one shows the conversations behind it. */
export function ReportTable({ report, onDrill }: { report: Report; onDrill: OnDrill }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const names = (row: Report['rows'][number]): string[] => row.keys.map((key, at) => keyName(t, locale, report.by[at] ?? '', key));
  // A share is drawn of the whole, everything else of the largest.
  const highest = report.metrics[0]?.unit === 'ratio' ? 1 : Math.max(...report.rows.map((row) => row.cells[0]?.value ?? 0), 1e-9);
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-raised" role="region" aria-label={t('reports.table')} tabIndex={0}>
      <table className="w-full border-collapse text-14">
        <thead>
          <tr className="border-b border-line">
            {report.by.map((id) => (
              <th key={id} scope="col" className="px-3 py-2 text-left text-12 font-medium whitespace-nowrap text-quiet">
                {dimensionName(t, id)}
              </th>
            ))}
            {report.by.length === 0 ? <th scope="col" className="px-3 py-2 text-left text-12 font-medium text-quiet" aria-label={t('reports.total')} /> : null}
            {report.metrics.map((metric) => (
              <th key={metric.key} scope="col" className="px-3 py-2 text-right text-12 font-medium whitespace-nowrap text-quiet">
                <Hint plain text={metric.definition} placement="top">
                  <span tabIndex={0} className="cursor-help border-b border-dotted border-line">
                    {metricName(t, metric.key, metric.name)}
                  </span>
                </Hint>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => {
            const said = names(row);
            return (
              <tr key={said.join('|') + row.keys.map((key) => key.id).join('|')} className="border-b border-line hover:bg-hover/60">
                {said.map((name, at) => (
                  <th key={report.by[at]} scope="row" className="px-3 py-(--cell-pad) text-left align-top font-normal">
                    <bdi>{name}</bdi>
                    {row.partial && (report.by[at] === 'week' || report.by[at] === 'month') ? <span className="block text-12 text-quiet">{t('reports.partial', row.partial)}</span> : null}
                    {at === 0 && report.by.length === 1 ? <Bar share={(row.cells[0]?.value ?? 0) / highest} faint={row.cells[0]?.few ?? false} /> : null}
                  </th>
                ))}
                {row.cells.map((cell, at) => (
                  <Figure key={report.metrics[at]?.key} cell={cell} metric={report.metrics[at] as Report['metrics'][number]} name={said.join(', ')} onPress={() => onDrill(report.metrics[at]?.key ?? '', row.keys.map((key) => key.id), said.join(' · '))} />
                ))}
              </tr>
            );
          })}
          <tr className="font-medium">
            <th scope="row" colSpan={Math.max(1, report.by.length)} className="px-3 py-(--cell-pad) text-left font-medium">
              {t('reports.total')}
            </th>
            {report.total.map((cell, at) => (
              <Figure key={report.metrics[at]?.key} cell={cell} metric={report.metrics[at] as Report['metrics'][number]} name={t('reports.total')} total onPress={() => onDrill(report.metrics[at]?.key ?? '', [], t('reports.total'))} />
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Length beside the figure; the figure itself says it. */
function Bar({ share, faint }: { share: number; faint: boolean }) {
  return (
    <span aria-hidden="true" className="mt-1 block h-1 w-full max-w-40 rounded-full bg-sunken">
      <span className={classNames('block h-1 rounded-full', faint ? 'bg-line' : 'bg-(--chart-1)')} style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </span>
  );
}

function Figure({ cell, metric, name, total = false, onPress }: { cell: ReportCell; metric: Report['metrics'][number]; name: string; total?: boolean; onPress: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const value = writeValue(cell.value, metric.unit, locale);
  const counted = metric.unit === 'count';
  const range = cell.interval && !counted ? `${writeValue(cell.interval[0], metric.unit, locale)} – ${writeValue(cell.interval[1], metric.unit, locale)}` : null;
  const missed = cell.target == null || cell.value === null || metric.better === null ? null : metric.better === 'more' ? cell.value < cell.target : cell.value > cell.target;
  return (
    <td className="px-3 py-(--cell-pad) text-right align-top tabular">
      {cell.value === null ? (
        <Missing why={total ? null : (metric.undivided ?? null)} />
      ) : (
        <button type="button" onClick={onPress} aria-label={t('reports.showBehind', { metric: metricName(t, metric.key, metric.name), name, value })} className="-mr-1 rounded-control px-1 hover:bg-hover hover:underline">
          {value}
        </button>
      )}
      <Change cell={cell} metric={metric} />
      <span className="flex flex-wrap justify-end gap-x-2 text-12 text-quiet">
        {!counted && cell.value !== null ? <span>{t('reports.of', { count: cell.n })}</span> : null}
        {range && cell.value !== null ? <span className="whitespace-nowrap">{t('floor.interval', { range })}</span> : null}
        {cell.target == null ? null : <span className={classNames('whitespace-nowrap', missed && 'text-warning')}>{missed ? t('reports.targetMissed', { value: writeValue(cell.target, metric.unit, locale) }) : t('floor.target', { value: writeValue(cell.target, metric.unit, locale) })}</span>}
      </span>
      {cell.few && cell.value !== null ? <Pill className="mt-0.5">{t('reports.few')}</Pill> : null}
    </td>
  );
}

/** No figure: where it cannot be divided so, why. */
function Missing({ why }: { why: 'orders' | 'open' | null }) {
  const { t } = useTranslation();
  if (why === null) return <span className="text-quiet">–</span>;
  return (
    <Hint plain text={t(`reports.undividable.${why}`)} placement="top">
      <span tabIndex={0} role="img" aria-label={t(`reports.undividable.${why}`)} className="cursor-help text-quiet">
        –
      </span>
    </Hint>
  );
}

/** What became of it. Only a change that is more than chance has a colour, and never the colour alone. */
function Change({ cell, metric }: { cell: ReportCell; metric: Report['metrics'][number] }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const change = writeChange(cell, metric.unit, locale);
  if (change === null || change === '0' || change === '0%') return null;
  const better = metric.better === null || cell.value === null || cell.before == null ? null : (cell.value > cell.before) === (metric.better === 'more');
  const look = cell.differs === true && better !== null ? (better ? 'text-positive' : 'text-danger') : 'text-quiet';
  const words = cell.differs === false ? t('reports.changeByChance', { value: writeValue(cell.before, metric.unit, locale) }) : t('reports.changedFrom', { value: writeValue(cell.before, metric.unit, locale) });
  return (
    <Hint plain text={words} placement="top">
      <span tabIndex={0} className={classNames('ml-1.5 text-12', look)}>
        {change}
      </span>
    </Hint>
  );
}
