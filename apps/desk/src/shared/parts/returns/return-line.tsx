import type { ReturnSummary } from '@keepdesk/client';
import { classNames, Money, Pill, RelativeTime } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BrandCell } from '../../kit/brand-field.tsx';
import { problemName, reasonName, stateTones } from './words.ts';

/** One return in a list: which, whose, what and why, how it stands and since when. The whole line leads to it. */
export function ReturnLine({ row, withBrand }: { row: ReturnSummary; withBrand: boolean }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/returns/$id"
      params={{ id: row.id }}
      className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-4 py-3 text-14 text-text no-underline -outline-offset-2 hover:bg-hover/60 hover:no-underline md:grid-cols-[9rem_minmax(0,1fr)_8rem_11rem]"
    >
      <span className="flex min-w-0 flex-col">
        <span className="font-semibold tabular">{row.number}</span>
        <span className="truncate text-12 text-quiet">{row.order ? t('ret.ofOrder', { number: row.order.number }) : t('ret.noOrder')}</span>
      </span>
      <span className="col-span-2 row-start-2 flex min-w-0 flex-col md:col-span-1 md:col-start-2 md:row-start-1">
        <span className="truncate">
          {row.customer?.name ? <bdi className="font-medium">{row.customer.name}</bdi> : null}
          {row.customer?.name ? ' · ' : ''}
          {row.lines.map((line) => `${line.quantity}× ${line.title}`).join(', ')}
        </span>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-12 text-quiet">
          {[...new Set(row.lines.map((line) => reasonName(t, line)))].join(', ')}
          {row.kind === 'return' ? null : <Pill>{t(`ret.kind.${row.kind}`)}</Pill>}
          {row.source === 'keepdesk' ? null : <Pill>{t('ret.elsewhere', { place: row.source })}</Pill>}
          {row.waits_for_approval ? <Pill tone="warning">{t('ret.waitsForSecond')}</Pill> : null}
          {row.problem === null ? null : (
            <Pill tone="danger" icon={<TriangleAlert size={11} />}>
              {problemName(t, row.problem)}
            </Pill>
          )}
          {withBrand ? <BrandCell id={row.brand_id} /> : null}
        </span>
      </span>
      <span className="col-start-2 row-start-1 flex flex-col items-end md:col-start-3">
        <Pill tone={stateTones[row.state]}>{t(`ret.state.${row.state}`)}</Pill>
        {row.value && row.value.amount_minor > 0 ? <Money value={row.value} className="text-13 text-quiet" /> : null}
      </span>
      <span className="col-span-2 flex items-baseline gap-1.5 text-12 text-quiet md:col-span-1 md:col-start-4 md:row-start-1 md:justify-end">
        {row.due_at === null ? (
          <span>
            {t('ret.age')} <RelativeTime at={row.since} />
          </span>
        ) : (
          <span className={classNames(row.late && 'font-medium text-danger')}>
            {t(row.late ? 'ret.late' : 'ret.due')} <RelativeTime at={row.due_at} as="moment" />
          </span>
        )}
      </span>
    </Link>
  );
}
