import { searchConversations, type InboxRow } from '@keepdesk/client';
import { BrandChip, Button, EmptyState, ErrorState, Field, Pill, RelativeTime, SkeletonRows, StatusPill } from '@keepdesk/ui';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreButton, usePages } from '../../shared/kit/pages.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { useSession } from '../../shared/session/session.tsx';
import { Highlighted } from '../../shared/words/highlighted.tsx';
import { describeProblem } from '../../shared/words/problem.ts';

const operators = ['from:', 'order:', 'tracking:', 'sku:', 'tag:', 'assignee:me', 'is:unassigned', 'has:attachment', 'before:7d', 'after:2026-11-01', 'subject:'];

function Hit({ row }: { row: InboxRow }) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const brand = brands.find((one) => one.id === row.brand_id);
  const lines = row.highlights?.length ? row.highlights.slice(0, 2) : [row.preview];
  return (
    <li className="border-b border-line last:border-b-0">
      <Link to="/c/$number" params={{ number: String(row.number) }} className="flex flex-col gap-1 px-4 py-3 text-text no-underline -outline-offset-2 hover:bg-hover hover:no-underline">
        <span className="flex items-center gap-2.5">
          <bdi className="min-w-0 truncate text-14 font-medium">{row.subject}</bdi>
          <StatusPill name={row.status.name} category={row.status.category} />
          <span className="ml-auto flex shrink-0 items-center gap-2.5 text-12 text-quiet tabular">
            #{row.number}
            <RelativeTime at={row.last_message_at} />
          </span>
        </span>
        <span className="flex items-center gap-2 text-12 text-quiet">
          <bdi>{row.customer?.name || t('list.unknownSender')}</bdi>
          {brand ? <BrandChip name={brand.name} color={brand.color} /> : null}
          {row.assignee ? (
            <span>
              · <bdi>{row.assignee.name}</bdi>
            </span>
          ) : null}
        </span>
        {lines.map((line) => (
          <bdi key={line} className="line-clamp-1 text-13 text-quiet">
            <Highlighted passage={line} />
          </bdi>
        ))}
      </Link>
    </li>
  );
}

/** Search over everything one may see, with operators, typo tolerance and highlights. */
export function SearchPage() {
  const { t } = useTranslation();
  const { q = '' } = useSearch({ from: '/desk/search' });
  const navigate = useNavigate({ from: '/search' });
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    const timer = setTimeout(() => text.trim() !== q && void navigate({ search: text.trim() ? { q: text.trim() } : {}, replace: true }), 250);
    return () => clearTimeout(timer);
  }, [text, q, navigate]);
  const found = usePages(['search', q], (cursor, signal) => searchConversations({ q, cursor, limit: 50 }, signal), { enabled: q !== '' });
  const { rows } = found;
  const first = found.data?.pages[0];
  return (
    <PageFrame title={t('nav.search')} width="narrow">
      <div className="flex flex-col gap-2.5">
        <Field label={t('search.field')} hideLabel value={text} onChange={setText} autoFocus placeholder={t('search.placeholder')} before={<Search size={16} />} inputClassName="h-11 text-16" />
        <div className="flex flex-wrap gap-1.5">
          {operators.map((operator) => (
            <Button key={operator} size="sm" look="faint" className="h-6 bg-hover px-2 font-mono text-12" onPress={() => setText(`${text.trimEnd()} ${operator}`.trimStart())}>
              {operator}
            </Button>
          ))}
        </div>
      </div>
      {first?.tried_instead ? (
        <p className="text-13 text-quiet">
          {t('search.instead')} <strong className="font-medium text-text">{first.tried_instead}</strong>
        </p>
      ) : null}
      {first?.understood.length ? (
        <p className="flex flex-wrap gap-1.5">
          {first.understood.map((one) => (
            <Pill key={`${one.operator}${one.value}`} tone="accent">{`${one.operator}: ${one.value}`}</Pill>
          ))}
        </p>
      ) : null}
      {q === '' ? (
        <EmptyState icon={<Search size={20} />} title={t('search.start')}>
          {t('search.startHelp')}
        </EmptyState>
      ) : found.isError ? (
        <ErrorState title={t('search.failed')} onRetry={() => void found.refetch()}>
          {describeProblem(t, found.error)}
        </ErrorState>
      ) : found.isPending ? (
        <SkeletonRows rows={6} />
      ) : rows.length === 0 ? (
        <EmptyState icon={<Search size={20} />} title={t('list.noneFound')}>
          {t('list.noneFoundHelp')}
        </EmptyState>
      ) : (
        <>
          <ul aria-label={t('search.results')} className="overflow-hidden rounded-card border border-line bg-raised">
            {rows.map((row) => (
              <Hit key={row.id} row={row} />
            ))}
          </ul>
          <MoreButton found={found} />
        </>
      )}
    </PageFrame>
  );
}
