import { loadBehind, type AskedReport } from '@keepdesk/client';
import { Dialog, EmptyState, ErrorState, RelativeTime, SkeletonRows } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../shared/words/problem.ts';
import { metricName } from './words.ts';

export interface Drilled {
  asked: AskedReport;
  metric: string;
  keys: ReadonlyArray<string | null>;
  name: string;
}

/** The conversations behind one number, newest first. */
export function BehindDialog({ drilled, onClose }: { drilled: Drilled; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['reports', 'behind', drilled], queryFn: () => loadBehind(drilled.asked, drilled.metric, drilled.keys) });
  const rows = found.data?.data ?? [];
  return (
    <Dialog title={`${metricName(t, drilled.metric, drilled.metric)} · ${drilled.name}`} isOpen onClose={onClose}>
      {found.isError ? (
        <ErrorState title={t('reports.failed')} onRetry={() => void found.refetch()}>
          {describeProblem(t, found.error)}
        </ErrorState>
      ) : found.isPending ? (
        <SkeletonRows rows={5} />
      ) : rows.length === 0 ? (
        <EmptyState icon={<Inbox size={20} />} title={t('reports.noneBehind')} />
      ) : (
        <>
          <p className="pb-2 text-12 text-quiet">{rows.length >= 500 ? t('reports.behindMost', { count: rows.length }) : t('reports.behindAll', { count: rows.length })}</p>
          <ul className="-mx-2 max-h-[60dvh] overflow-y-auto">
            {rows.map((row) => (
              <li key={`${row.id}${row.at}`}>
                <Link to="/c/$number" params={{ number: String(row.number) }} className="flex h-9 items-center gap-3 rounded-control px-2 text-14 text-text no-underline hover:bg-hover hover:no-underline">
                  <span className="w-16 shrink-0 text-13 text-quiet tabular">#{row.number}</span>
                  <bdi className="min-w-0 flex-1 truncate">{row.subject}</bdi>
                  <RelativeTime at={row.at} as="moment" className="shrink-0 text-12 text-quiet" />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
