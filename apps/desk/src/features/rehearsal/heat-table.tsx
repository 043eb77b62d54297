import { classNames, useClock } from '@keepdesk/ui';
import type { ReactNode } from 'react';
import { percent, whole } from './rehearsal-words.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface HeatCell {
  readonly arrived: number;
  readonly level: number | null;
}

export interface HeatRow extends Named {
  readonly cells: readonly HeatCell[];
}

interface Options {
  readonly title: string;
  readonly text: string;
  /** what rows are */
  readonly corner: string;
  readonly columns: readonly Named[];
  readonly rows: readonly HeatRow[];
  /** a cell in words, with how many came and their share as they are written here */
  readonly say: (row: string, column: string, arrived: string, level: string) => string;
  readonly isFixed?: boolean;
  /** what stands beside the title */
  readonly aside?: ReactNode;
  /** what stands in its place where there is nothing */
  readonly empty?: string | null;
}

/** Shares answered in time, the darker, the more came too late. Every cell bears its number, so that it is its own table. */
export function HeatTable({ title, text, corner, columns, rows, say, isFixed = false, aside, empty = null }: Options) {
  const { locale } = useClock();
  return (
    <section aria-label={title} className="flex flex-col gap-2 rounded-card border border-line bg-raised p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-14 font-semibold">{title}</h3>
        {aside}
      </div>
      <p className="text-13 text-quiet">{text}</p>
      {empty !== null ? <p className="text-13 text-quiet">{empty}</p> : (
        <div className="overflow-x-auto" role="region" aria-label={title} tabIndex={0}>
          <table className={classNames('w-full border-separate border-spacing-0.5 text-12 tabular', isFixed ? 'min-w-160 table-fixed' : 'min-w-200')}>
            <thead>
              <tr className="text-quiet">
                <th scope="col" className={classNames('text-left font-medium', isFixed ? 'w-36' : 'pr-2 whitespace-nowrap')}>{corner}</th>
                {columns.map((column) => <th key={column.id} scope="col" className={classNames('font-medium', !isFixed && 'px-1')}>{column.name}</th>)}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className={classNames('pr-2 text-left font-normal text-quiet', !isFixed && 'whitespace-nowrap')}>{row.name}</th>
                  {columns.map((column, at) => {
                    const { arrived = 0, level = null } = row.cells[at] ?? {};
                    return <Cell key={column.id} arrived={arrived} level={level} name={say(row.name, column.name, whole(locale, arrived), percent(locale, level))} />;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Cell({ arrived, level, name }: HeatCell & { name: string }) {
  const { locale } = useClock();
  if (level === null || arrived === 0) return <td className="h-8 text-center text-quiet" title={name}>–</td>;
  return <td className="h-8 rounded-control text-center" title={name} style={{ background: `color-mix(in oklab, var(--chart-1) ${Math.round(46 * (1 - level))}%, var(--surface-raised))` }}>{whole(locale, level * 100)}</td>;
}
