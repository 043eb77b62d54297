import type { Message } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export interface OvertakenProps {
  messages: readonly Message[];
  /** The server has held the reply back because of it. */
  blocked: boolean;
  onGoOn: () => void;
}

/** Somebody wrote while this was being written: who, and the choice to go on. */
export function Overtaken({ messages, blocked, onGoOn }: OvertakenProps) {
  const { t } = useTranslation();
  const last = messages[messages.length - 1];
  const words = last
    ? t(last.kind === 'customer' ? 'composer.customerWrote' : last.kind === 'note' ? 'composer.colleagueNoted' : 'composer.colleagueReplied', { name: last.author.name })
    : t('composer.repliedMeanwhile');
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 border-b border-line bg-warning-soft px-4 py-2 text-13">
      <TriangleAlert size={16} className="text-warning" />
      <span className="min-w-0 flex-1">{blocked ? `${words} ${t('composer.heldBack')}` : words}</span>
      <Button size="sm" onPress={onGoOn}>
        {blocked ? t('composer.sendAnyway') : t('composer.seen')}
      </Button>
    </div>
  );
}
