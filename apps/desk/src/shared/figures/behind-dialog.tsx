import type { BehindRow, Page } from '@keepdesk/client';
import { Dialog, EmptyState, ErrorState, RelativeTime, SkeletonRows } from '@keepdesk/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../words/problem.ts';

interface BehindDialogProps {
  title: string;
  /** what the rows are remembered under */
  asked: unknown;
  load: () => Promise<Page<BehindRow>>;
  /** marks those that count for a share, where all it is a share of are listed */
  marked?: boolean;
  /** stands under the list */
  note?: ReactNode;
  onClose: () => void;
}

/** The conversations behind one number. */
export function BehindDialog({ title, asked, load, marked = false, note, onClose }: BehindDialogProps) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['reports', 'behind', asked], queryFn: load, placeholderData: keepPreviousData });
  const rows = found.data?.data ?? [];
  return (
    <Dialog title={title} isOpen onClose={onClose}>
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
                  {marked && row.value === 1 ? <Check size={14} role="img" aria-label={t('reports.counts')} className="shrink-0 text-positive" /> : null}
                  <RelativeTime at={row.at} as="moment" className="shrink-0 text-12 text-quiet" />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {note}
    </Dialog>
  );
}
