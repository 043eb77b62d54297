import type { Listener } from '../../../platform/events/listener.ts';
import { BRAND_CREATED } from '../../identity/index.ts';
import { plantStatuses } from '../commands/change-statuses.ts';

/** A new brand begins with one status for each category. */
export const brandCreated: Listener = {
  name: 'conversations.brand-created',
  hears: [BRAND_CREATED],
  handle: (tx, event) => plantStatuses(tx, event.brandId),
};
