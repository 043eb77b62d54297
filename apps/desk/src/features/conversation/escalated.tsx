import { Button } from '@keepdesk/ui';
import { ChevronDown, ChevronUp, Siren } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsForEscalations } from '../../shared/i18n/start.ts';
import { usePhone } from '../../shared/layout/media.ts';
import { useEscalationsOf } from '../../shared/parts/escalations/use-escalations.ts';

// Most conversations are not escalated: what shows it comes when one is.
const EscalationCard = lazy(() => Promise.all([import('../../shared/parts/escalations/escalation-card.tsx'), wordsForEscalations()]).then(([part]) => ({ default: part.EscalationCard })));
export const RaiseDialog = lazy(() => Promise.all([import('../../shared/parts/escalations/raise-dialog.tsx'), wordsForEscalations()]).then(([part]) => ({ default: part.RaiseDialog })));

/** What is escalated here, above everything else, until its owner closes it; on a phone one line that opens. */
export function Escalated({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [unfolded, setUnfolded] = useState(false);
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
    <>
      {phone ? (
        <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)} className="flex shrink-0 items-center gap-2 border-b border-line bg-danger-soft px-4 py-1.5 text-left text-13 font-medium">
          <Siren size={14} className="shrink-0 text-danger" />
          <span className="min-w-0 flex-1 truncate">{t('conversation.escalatedAs', { list: open.map((one) => one.name).join(', ') })}</span>
          {unfolded ? <ChevronUp size={16} /> : <ChevronDown size={16} />}
        </button>
      ) : null}
      {phone && !unfolded ? null : (
        <Suspense>
          <div className="max-h-[40%] shrink-0 overflow-y-auto">
            {open.map((one) => (
              <EscalationCard key={one.id} escalation={one} within className="border-b border-line bg-danger-soft px-4 py-2.5" />
            ))}
          </div>
        </Suspense>
      )}
    </>
  );
}
