import type { Report } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { LineChart, type LineSeries } from '@keepdesk/ui/charts';
import { useTranslation } from 'react-i18next';
import { cellsOf, linesOf, stepsOf, valuesOf } from './chart-lines.ts';
import { isTime } from './presets.ts';
import { axisName, dimensionName, keyName, metricName, writeValue } from './words.ts';

/** One figure over time: a line for each of what it is divided by besides, the five largest; else the period before. */
export function ReportChart({ report, metricAt }: { report: Report; metricAt: number }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const timeAt = report.by.findIndex(isTime);
  const metric = report.metrics[metricAt];
  if (timeAt === -1 || metric === undefined || report.rows.length < 2) return null;
  const dimension = report.by[timeAt] as string;
  const other = report.by.find((_, at) => at !== timeAt);
  const steps = stepsOf(report, dimension);
  const name = metricName(t, metric.key, metric.name);
  const target = report.total[metricAt]?.target;
  const chart = {
    title: name,
    note: t('reports.chartNote', { zone: report.time_zone }),
    labels: steps.map((id) => axisName(locale, dimension, id)),
    labelName: dimensionName(t, dimension),
    // Between two whole numbers an axis has halves.
    format: (value: number) => writeValue(value, Number.isInteger(value) ? metric.unit : metric.unit === 'count' ? 'score' : metric.unit, locale),
    ...(target == null ? {} : { target: { value: target, name: t('floor.targetName') } }),
  };
  return (
    <section className="rounded-card border border-line bg-raised p-4">
      <LineChart {...chart} series={other === undefined ? oneLine(report, metricAt, steps, name, t('reports.before')) : linesOf(report, metricAt, timeAt, steps, (key) => keyName(t, locale, other, key))} />
    </section>
  );
}

function oneLine(report: Report, metricAt: number, steps: readonly string[], name: string, before: string): LineSeries[] {
  const cells = cellsOf(report, metricAt, steps);
  const now: LineSeries = { name, values: valuesOf(report, metricAt, cells), band: cells.map((cell) => (cell?.interval ? ([cell.interval[0] ?? 0, cell.interval[1] ?? 0] as const) : null)) };
  return report.compared_with === null ? [now] : [now, { name: before, values: cells.map((cell) => cell?.before ?? null) }];
}
