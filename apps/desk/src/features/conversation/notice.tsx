import type { Conversation } from '@keepdesk/client';
import { Link } from '@tanstack/react-router';
import { Merge, TriangleAlert, Truck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

function Line({ icon, tone, children }: { icon: ReactNode; tone: string; children: ReactNode }) {
  return (
    <p className={`flex shrink-0 items-center gap-2 border-b border-line px-4 py-1.5 text-13 ${tone}`}>
      {icon}
      {children}
    </p>
  );
}

/** What one must know about a conversation before answering: it was merged, shoppers do not see it, or its mail needs a look. */
export function Notice({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { merged_into: into, kind, notice } = conversation;
  return (
    <>
      {into ? (
        <Line icon={<Merge size={14} className="text-info" />} tone="bg-info-soft">
          <span>{t('merge.wasMerged')}</span>
          <Link to="/c/$number" params={{ number: String(into.number) }}>
            #{into.number}
          </Link>
        </Line>
      ) : null}
      {kind === 'side' ? (
        <Line icon={<Truck size={14} className="text-info" />} tone="bg-info-soft">
          {t('side.isSide')}
        </Line>
      ) : null}
      {notice ? (
        <Line icon={<TriangleAlert size={14} className="shrink-0 text-warning" />} tone="bg-warning-soft">
          {notice}
        </Line>
      ) : null}
    </>
  );
}
