import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface Column<Row> {
  id: string;
  name: string;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  /** Hidden below 640 px, where only what matters most has room. */
  wideOnly?: boolean;
  className?: string;
  /** What its rows are put in order by when its name is pressed: figures from the highest, words from A. */
  sort?: (row: Row) => number | string;
}

export interface TableProps<Row> {
  label: string;
  columns: ReadonlyArray<Column<Row>>;
  rows: ReadonlyArray<Row>;
  keyOf: (row: Row) => string;
  empty?: ReactNode;
  /** Said by the table itself, e.g. period and sample. */
  caption?: ReactNode;
}

/** A plain table one can trust: real header cells, figures aligned, wide ones scroll inside themselves. */
export function Table<Row>({ label, columns, rows, keyOf, empty, caption }: TableProps<Row>) {
  const [order, setOrder] = useState<Order>(null);
  if (rows.length === 0 && empty) return <>{empty}</>;
  const sort = columns.find((column) => column.id === order?.id)?.sort;
  const shown = sort === undefined || order === null ? rows : rows.toSorted((a, b) => order.sign * compare(sort(a), sort(b)));
  const cellLook = (column: Column<Row>) =>
    classNames('px-3 py-(--cell-pad) align-middle', column.align === 'end' ? 'text-right' : 'text-left', column.wideOnly && 'max-sm:hidden', column.className);
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-raised" role="region" aria-label={label} tabIndex={0}>
      <table className="w-full border-collapse text-14">
        {caption ? <caption className="caption-bottom px-3 py-2 text-left text-12 text-quiet">{caption}</caption> : null}
        <thead>
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th key={column.id} scope="col" {...(order?.id === column.id ? { 'aria-sort': order.sign > 0 ? 'ascending' : 'descending' } : {})} className={classNames(cellLook(column), 'text-12 font-medium text-quiet')}>
                {column.sort && rows[0] !== undefined ? <SortButton column={column} sample={column.sort(rows[0])} order={order} onOrder={setOrder} /> : column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)} className="border-b border-line last:border-b-0 hover:bg-hover/60">
              {columns.map((column) => (
                <td key={column.id} className={cellLook(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Which column the rows are ordered by; 1 upwards, −1 downwards. */
type Order = { id: string; sign: 1 | -1 } | null;

const compare = (a: number | string, b: number | string): number => (typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b)) : a - b);

function SortButton<Row>({ column, sample, order, onOrder }: { column: Column<Row>; sample: number | string; order: Order; onOrder: (order: Order) => void }) {
  const mine = order?.id === column.id ? order.sign : null;
  const first = typeof sample === 'string' ? 1 : -1;
  const Arrow = mine === 1 ? ChevronUp : ChevronDown;
  return (
    <button
      type="button"
      onClick={() => onOrder({ id: column.id, sign: mine === null ? first : mine === 1 ? -1 : 1 })}
      className={classNames('-mx-1 inline-flex items-center gap-0.5 rounded-control px-1 font-medium hover:text-text', column.align === 'end' ? 'flex-row-reverse text-right' : 'text-left', mine !== null && 'text-text')}
    >
      {column.name}
      <Arrow size={12} aria-hidden="true" className={mine === null ? 'opacity-0' : ''} />
    </button>
  );
}
