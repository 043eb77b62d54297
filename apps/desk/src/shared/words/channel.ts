import type { TFunction } from 'i18next';

const known = ['email', 'chat', 'portal', 'voice', 'sms', 'whatsapp', 'social', 'marketplace', 'api'] as const;

/** A channel's name in the agent's language; one not known here keeps its own. */
export function channelName(t: TFunction, channel: string): string {
  const found = known.find((one) => one === channel);
  return found ? t(`channel.${found}`) : channel;
}
