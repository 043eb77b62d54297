import { Button } from '@keepdesk/ui';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsForEscalations } from '../../shared/i18n/start.ts';
import { useEscalationsOf } from '../../shared/parts/escalations/use-escalations.ts';

// Most conversations are not escalated: what shows it comes when one is.
const EscalationCard = lazy(() => Promise.all([import('../../shared/parts/escalations/escalation-card.tsx'), wordsForEscalations()]).then(([part]) => ({ default: part.EscalationCard })));
export const RaiseDialog = lazy(() => Promise.all([import('../../shared/parts/escalations/raise-dialog.tsx'), wordsForEscalations()]).then(([part]) => ({ default: part.RaiseDialog })));

/** What is escalated here, above everything else, until its owner closes it. */
export function Escalated({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const found = useEscalationsOf(conversationId);
  const open = found.data?.filter((one) => one.closed_at === null) ?? [];
  // Not to know is not the same as no.
  if (found.isError && found.data === undefined) {
    return (
      <p role="alert" className="flex shrink-0 items-center gap-3 border-b border-line bg-warning-soft px-4 py-1.5 text-13">
        <span className="min-w-0 flex-1">{t('conversation.escalatedUnknown')}</span>
        <Button size="sm" busy={found.isFetching} onPress={() => void found.refetch()}>
          {t('action.tryAgain')}
        </Button>
      </p>
    );
  }
  if (open.length === 0) return null;
  return (
    <Suspense>
      <div className="max-h-[40%] shrink-0 overflow-y-auto">
        {open.map((one) => (
          <EscalationCard key={one.id} escalation={one} within className="border-b border-line bg-danger-soft px-4 py-2.5" />
        ))}
      </div>
    </Suspense>
  );
}
