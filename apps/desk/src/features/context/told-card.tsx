import { loadNoticesBeside } from '@keepdesk/client';
import { RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SectionTitle } from './section-title.tsx';

/** What the customer was told by itself within 30 days, so that nobody answers as if they knew nothing. */
export function ToldCard({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['customer-notices', 'beside', conversationId], queryFn: () => loadNoticesBeside(conversationId) });
  const rows = found.data ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('told.beside')}>
      <SectionTitle count={rows.length}>{t('told.beside')}</SectionTitle>
      <ul className="flex flex-col gap-2">
        {rows.map((row) => (
          <li key={row.id} className="text-13">
            <details>
              <summary className="cursor-pointer">
                <span className="font-medium">{row.subject}</span> {row.order_number} <RelativeTime at={row.sent_at ?? row.decided_at} className="text-12 text-quiet" />
              </summary>
              <p className="mt-1 whitespace-pre-wrap text-quiet">{row.text}</p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
