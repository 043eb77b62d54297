import type { OrderRow, OrderRows } from '@keepdesk/client';
import { Button, classNames, Pill, Table, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import type { By } from './order-search.ts';
import { rate, rowName, signed, whole } from './order-words.ts';

export interface OrderTableProps {
  by: By;
  rows: readonly OrderRow[];
  total: OrderRows['total'];
  label: string;
  onDrill: (row: OrderRow, name: string) => void;
  /** what a row's contacts were about; absent where rows are contact reasons */
  onReasons?: (row: OrderRow, name: string) => void;
}

/** Every row with its rate and interval beside the brand's, and what it costs above it; a press shows the conversations, another their reasons. */
export function OrderTable({ by, rows, total, label, onDrill, onReasons }: OrderTableProps) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = (row: OrderRow): string => rowName(t, locale, by, row);
  const most = Math.max(...rows.filter((row) => !row.few).map((row) => row.per_100?.high ?? 0), ...rows.map((row) => row.per_100?.value ?? 0), 1e-9);
  const compared = rows.some((row) => row.excess !== null);
  return (
    <Table
      label={label}
      keyOf={(row) => row.key}
      rows={rows}
      columns={[
        {
          id: 'name', name: t(`perOrder.by.${by}`), sort: name, className: 'min-w-44',
          cell: (row) => (
            <>
              <bdi>{name(row)}</bdi>
              {row.stands_out ? <Pill className="ml-2">{t('perOrder.standsOut')}</Pill> : row.few ? <Pill className="ml-2">{t('perOrder.few')}</Pill> : null}
              <RateBar row={row} most={most} brand={by === 'reason' ? row.rest_per_100 : (total.per_100?.value ?? null)} />
            </>
          ),
        },
        { id: 'rate', name: t('perOrder.per100'), align: 'end', sort: (row) => row.per_100?.value ?? -1, className: 'tabular whitespace-nowrap', cell: (row) => <Rate row={row} /> },
        ...(compared ? [{ id: 'excess', name: t('perOrder.excess'), align: 'end' as const, sort: (row: OrderRow) => row.excess?.low ?? -Infinity, className: 'tabular whitespace-nowrap', cell: (row: OrderRow) => <Excess row={row} /> }] : []),
        {
          id: 'contacts', name: t('perOrder.contacts'), align: 'end', sort: (row) => row.contacts, className: 'tabular',
          cell: (row) => row.contacts === 0 ? '0' : (
            <button type="button" onClick={() => onDrill(row, name(row))} aria-label={t('perOrder.showBehind', { name: name(row), count: row.contacts })} className="-mr-1 rounded-control px-1 hover:bg-hover hover:underline">{whole(locale, row.contacts)}</button>
          ),
        },
        { id: 'orders', name: t('perOrder.orders'), align: 'end', wideOnly: true, sort: (row) => row.orders, className: 'tabular', cell: (row) => whole(locale, row.orders) },
        ...(onReasons ? [{ id: 'why', name: t('perOrder.why'), align: 'end' as const, cell: (row: OrderRow) => (row.contacts > 0 ? <Button size="sm" look="quiet" aria-label={t('perOrder.reasonsFor', { name: name(row) })} onPress={() => onReasons(row, name(row))}>{t('perOrder.reasons')}</Button> : null) }] : []),
      ]}
    />
  );
}

function Rate({ row }: { row: OrderRow }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (row.per_100 === null) return <>–</>;
  return (
    <>
      {rate(locale, row.per_100.value)}
      <span className="block text-12 text-quiet">{t('perOrder.range', { low: rate(locale, row.per_100.low), high: rate(locale, row.per_100.high) })}</span>
    </>
  );
}

/** What its orders cost above the brand's own rate; in colour only where it is more than chance, and never the colour alone. */
function Excess({ row }: { row: OrderRow }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (row.excess === null) return <span className="text-quiet">–</span>;
  const sure = row.stands_out ? (row.excess.value > 0 ? 'text-danger' : 'text-positive') : '';
  return (
    <>
      <span className={classNames(sure, row.stands_out && 'font-medium')}>{signed(locale, row.excess.value)}</span>
      <span className="block text-12 text-quiet">{t('perOrder.range', { low: signed(locale, row.excess.low), high: signed(locale, row.excess.high) })}</span>
    </>
  );
}

/** Length, interval and the brand's own rate (of a contact reason, that of the other orders); the figures beside it say them. */
function RateBar({ row, most, brand }: { row: OrderRow; most: number; brand: number | null }) {
  if (row.per_100 === null) return null;
  const at = (value: number): string => `${Math.max(0, Math.min(1, value / most)) * 100}%`;
  const { value, low, high } = row.per_100;
  return (
    <span aria-hidden="true" className="relative mt-1 block h-2 w-full max-w-56">
      <span className="absolute inset-x-0 top-0.5 h-1 rounded-full bg-sunken" />
      <span className={classNames('absolute start-0 top-0.5 h-1 rounded-full', row.few ? 'bg-line' : 'bg-(--chart-1)')} style={{ width: at(value) }} />
      <span className="absolute top-[3px] h-px bg-text" style={{ insetInlineStart: at(low), width: `calc(${at(high)} - ${at(low)})` }} />
      {brand === null ? null : <span className="absolute top-0 h-2 w-px bg-(--chart-2)" style={{ insetInlineStart: at(brand) }} />}
    </span>
  );
}
