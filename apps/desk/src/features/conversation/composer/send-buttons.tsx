import { Button, IconButton, Menu, type MenuAction } from '@keepdesk/ui';
import { ChevronUp, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../shared/actions/choices.ts';
import { useLaterTimes } from '../../../shared/words/later.ts';
import type { SendWish } from './use-send.ts';

export interface SendButtonsProps {
  isNote: boolean;
  busy: boolean;
  disabled: boolean;
  brandId: string;
  onSend: (wish?: SendWish) => void;
}

/** Send, send and set a status, send later. The button says what it does. */
export function SendButtons({ isNote, busy, disabled, brandId, onSend }: SendButtonsProps) {
  const { t } = useTranslation();
  const { statuses } = useChoices();
  const later = useLaterTimes();
  if (isNote) {
    return (
      <Button look="primary" busy={busy} isDisabled={disabled} className="shrink-0" onPress={() => onSend()}>
        {t('composer.addNote')}
      </Button>
    );
  }
  const usable = statuses.filter((status) => status.category !== 'spam' && status.brand_id === brandId);
  const withStatus = usable.map((status): MenuAction => ({
    id: status.id,
    name: t('composer.sendAnd', { status: status.name }),
    onAction: () => onSend({ statusId: status.id, leaves: status.category === 'resolved' }),
    ...(status.category === 'resolved' ? { keys: 'mod+shift+enter' } : {}),
  }));
  const withTime = later.map((time): MenuAction => ({ id: time.id, name: time.name, note: time.words, icon: <Clock size={16} />, onAction: () => onSend({ sendAt: time.at }) }));
  return (
    <div className="flex shrink-0 items-center">
      <Button look="primary" busy={busy} isDisabled={disabled} className="rounded-r-none" onPress={() => onSend()}>
        {t('composer.send')}
      </Button>
      <Menu
        label={t('composer.sendOptions')}
        placement="top end"
        trigger={
          <IconButton
            label={t('composer.sendOptions')}
            isDisabled={disabled}
            className="w-7 rounded-l-none border-l border-surface/25 bg-accent text-on-accent data-hovered:bg-accent-hover data-hovered:text-on-accent data-pressed:bg-accent-hover"
          >
            <ChevronUp size={14} />
          </IconButton>
        }
        groups={[
          { id: 'status', actions: withStatus },
          { id: 'later', title: t('composer.sendLater'), actions: withTime },
        ]}
      />
    </div>
  );
}
