import type { Message } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap((one) => text(one) ?? []) : []);

/** What an agent should know before believing a received mail, or about one of ours that did not arrive. */
export function useMessageWarnings(message: Message): string[] {
  const { t } = useTranslation();
  const { facts, delivery } = message;
  const recovered = facts.original_sender as { from?: unknown } | null | undefined;
  return [
    ...(facts.spoofed === true ? [t('message.spoofed')] : []),
    ...texts(facts.warnings),
    ...(recovered ? [t('message.recoveredSender', { address: text(recovered.from) ?? '–' })] : []),
    ...(typeof facts.redacted === 'number' ? [t('message.redacted', { count: facts.redacted })] : []),
    ...(Array.isArray(facts.blocked) && facts.blocked.length > 0 ? [t('message.blocked')] : []),
    ...((delivery.state === 'failed' || delivery.state === 'bounced') && delivery.note ? [delivery.note] : []),
    ...(message.attachments.some((file) => file.scan === 'infected') ? [t('message.infected')] : []),
  ];
}
