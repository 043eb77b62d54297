import type { SideThread } from '@keepdesk/client';
import { RelativeTime, StatusGlyph } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { Truck } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Threads with others about this conversation; the shopper sees none of it. */
export function SideThreads({ threads }: { threads: readonly SideThread[] }) {
  const { t } = useTranslation();
  if (threads.length === 0) return null;
  return (
    <section aria-label={t('side.title')} className="shrink-0 border-b border-line bg-info-soft/60">
      {threads.map((thread) => (
        <Link
          key={thread.id}
          to="/c/$number"
          params={{ number: String(thread.number) }}
          className="flex h-9 items-center gap-2 px-4 text-13 text-text no-underline -outline-offset-2 hover:bg-info-soft hover:no-underline"
        >
          <Truck size={14} className="shrink-0 text-info" />
          <bdi className="shrink-0 font-medium">{thread.with}</bdi>
          <bdi className="min-w-0 flex-1 truncate text-quiet">{thread.subject}</bdi>
          <span className="text-quiet" title={thread.status.name}>
            <StatusGlyph category={thread.status.category} size={11} />
          </span>
          <RelativeTime at={thread.last_message_at} className="text-12 text-quiet" />
          <span className="text-12 text-quiet max-sm:hidden">{t('side.notShown')}</span>
        </Link>
      ))}
    </section>
  );
}
