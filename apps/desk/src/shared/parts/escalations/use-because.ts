import type { Escalation } from '@keepdesk/client';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../actions/choices.ts';

export const intents = ['return', 'cancel', 'leave', 'dispute', 'sue', 'press', 'human'] as const;
export const hastes = ['safety', 'fraud', 'legal_threat', 'deadline', 'before_it_ships', 'money_gone', 'asked_for_haste', 'repeated_contact', 'anger'] as const;
const metrics = ['first_reply', 'next_reply', 'resolution', 'update'] as const;
const plain = ['feeling', 'vip', 'refund_waits'] as const;

/** Why something was escalated, in words. */
export function useBecause(): (escalation: Escalation) => string {
  const { t } = useTranslation();
  const { reasons } = useChoices();
  return ({ because, raised_by: by }) => {
    if (because === 'hand') return t('esc.byHand', { name: by?.name ?? 'API' });
    const [kind, value] = [because.slice(0, because.indexOf(':')), because.slice(because.indexOf(':') + 1)];
    if (kind === 'reason') return t('esc.because.reason', { what: reasons.find((reason) => reason.key === value)?.name ?? value });
    const metric = metrics.find((one) => one === value);
    if (kind === 'missed' && metric) return t('event.clockMissed', { metric: t(`clocks.${metric}`) });
    return noticed(t, kind, value) ?? plainly(t, because) ?? because;
  };
}

function noticed(t: TFunction, kind: string, value: string): string | null {
  const [intent, haste] = [intents.find((one) => one === value), hastes.find((one) => one === value)];
  if (kind === 'intent' && intent) return t('esc.because.intent', { what: t(`triage.intent.${intent}`) });
  if (kind === 'urgent' && haste) return t('esc.because.urgent', { what: t(`triage.haste.${haste}`) });
  return null;
}

function plainly(t: TFunction, because: string): string | null {
  const one = plain.find((name) => name === because);
  return one ? t(`esc.because.${one}`) : null;
}
