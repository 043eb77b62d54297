import { ChartNoAxesColumn, Table2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { IconButton } from '../primitives/icon-button.tsx';
import { useUiTexts } from '../ui-texts.tsx';

export interface ChartFrameProps {
  title: string;
  /** Period, sample and time zone, said in words. */
  note?: string;
  chart: ReactNode;
  table: { head: readonly string[]; rows: ReadonlyArray<readonly string[]> };
}

/** A chart with its title, what it covers, and the table behind it one press away. */
export function ChartFrame({ title, note, chart, table }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const texts = useUiTexts();
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="flex items-start justify-between gap-2">
        {/* Where a wide chart is pushed aside on a phone, its words and its button stay. */}
        <span className="sticky left-0 max-w-[min(100%,calc(100dvw-7.5rem))]">
          <span className="block text-14 font-semibold">{title}</span>
          {note ? <span className="block text-12 text-quiet">{note}</span> : null}
        </span>
        <span className="sticky right-0">
          <IconButton size="sm" label={asTable ? texts.showChart : texts.showTable} pressed={asTable} onPress={() => setAsTable(!asTable)}>
            {asTable ? <ChartNoAxesColumn size={16} /> : <Table2 size={16} />}
          </IconButton>
        </span>
      </figcaption>
      {asTable ? (
        <div className="max-h-64 overflow-auto" tabIndex={0} role="region" aria-label={title}>
          <table className="w-full text-13">
            <thead>
              <tr className="text-left text-12 text-quiet">
                {table.head.map((name, at) => (
                  <th key={name} scope="col" className={at === 0 ? 'py-1 font-medium' : 'py-1 text-right font-medium'}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, index) => (
                <tr key={index} className="border-t border-line">
                  {row.map((cell, at) => (
                    <td key={at} className={at === 0 ? 'py-1' : 'py-1 text-right'}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        chart
      )}
    </figure>
  );
}
