import type { Conversation, EarlierConversation } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { Merge, TriangleAlert, Truck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMerge } from './use-merge.ts';

function Line({ icon, tone, children }: { icon: ReactNode; tone: string; children: ReactNode }) {
  return (
    <p className={`flex shrink-0 items-center gap-2 border-b border-line px-4 py-1.5 text-13 ${tone}`}>
      {icon}
      {children}
    </p>
  );
}

/** The same shopper writes about the same beside this: putting both together spares two people two answers. */
function SameMatter({ conversation, other }: { conversation: Conversation; other: EarlierConversation }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [hidden, setHidden] = useState(false);
  const { busy, run } = useMerge(conversation, other, (into) => void navigate({ to: '/c/$number', params: { number: String(into) } }));
  if (hidden) return null;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-info-soft px-4 py-1.5 text-13">
      <Merge size={14} className="shrink-0 text-info" />
      <span className="min-w-0 flex-1">
        {t(other.same_matter?.order ? 'merge.alsoOrder' : 'merge.also', { channel: t(`channel.${other.channel as 'email'}`), order: other.same_matter?.order ?? '' })}{' '}
        <Link to="/c/$number" params={{ number: String(other.number) }}>
          #{other.number} {other.subject}
        </Link>
      </span>
      <Button size="sm" busy={busy} onPress={run}>
        {t('merge.putTogether')}
      </Button>
      <Button size="sm" look="quiet" onPress={() => setHidden(true)}>
        {t('merge.leave')}
      </Button>
    </div>
  );
}

/** What one must know about a conversation before answering: it was merged, shoppers do not see it, or its mail needs a look. */
export function Notice({ conversation, earlier }: { conversation: Conversation; earlier: readonly EarlierConversation[] }) {
  const { t } = useTranslation();
  const { merged_into: into, kind, notice } = conversation;
  const same = into ? undefined : earlier.find((one) => one.same_matter !== null);
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
      {same ? <SameMatter key={same.id} conversation={conversation} other={same} /> : null}
      {notice ? (
        <Line icon={<TriangleAlert size={14} className="shrink-0 text-warning" />} tone="bg-warning-soft">
          {notice}
        </Line>
      ) : null}
    </>
  );
}
