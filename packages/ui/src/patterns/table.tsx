import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface Column<Row> {
  id: string;
  name: string;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  /** Hidden below 640 px, where only what matters most has room. */
  wideOnly?: boolean;
  className?: string;
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
  if (rows.length === 0 && empty) return <>{empty}</>;
  const cellLook = (column: Column<Row>) =>
    classNames('px-3 py-(--cell-pad) align-middle', column.align === 'end' ? 'text-right' : 'text-left', column.wideOnly && 'max-sm:hidden', column.className);
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-raised" role="region" aria-label={label} tabIndex={0}>
      <table className="w-full border-collapse text-14">
        {caption ? <caption className="caption-bottom px-3 py-2 text-left text-12 text-quiet">{caption}</caption> : null}
        <thead>
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classNames(cellLook(column), 'text-12 font-medium text-quiet')}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
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
