import type { SizeChart } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { spanIn } from './length-words.ts';

export const measureIds = ['chest', 'waist', 'hip', 'inseam', 'sleeve', 'neck', 'foot', 'head', 'height'] as const;

/** A table of sizes as it was written; measures nobody entered are left out. */
export function SizeTable({ chart }: { chart: Pick<SizeChart, 'name' | 'unit' | 'rows'> }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const shown = measureIds.filter((measure) => chart.rows.some((row) => row.spans[measure] !== undefined));
  return (
    <div className="overflow-x-auto" role="region" aria-label={chart.name} tabIndex={0}>
      <table className="w-full text-13">
        <thead>
          <tr className="text-quiet">
            <th scope="col" className="py-1 pr-3 text-left font-medium">{t('prod.size')}</th>
            {shown.map((measure) => (
              <th key={measure} scope="col" className="px-2 py-1 text-right font-medium">{`${t(`prod.measure.${measure}`)}, ${chart.unit}`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chart.rows.map((row) => (
            <tr key={row.size} className="border-t border-line">
              <th scope="row" className="py-1 pr-3 text-left font-semibold">{row.size}</th>
              {shown.map((measure) => {
                const span = row.spans[measure];
                return <td key={measure} className="px-2 py-1 text-right tabular">{span === undefined ? '–' : spanIn(chart.unit, span, locale)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
