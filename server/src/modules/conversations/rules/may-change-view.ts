import { may, type Actor } from '../../../platform/actor/actor.ts';

/** Whose it is may change a view; one that others see, also whoever keeps the brand's settings. */
export const mayChangeView = (actor: Actor, view: { scope: string; owner_id: string; brand_id: string }): boolean =>
  view.owner_id === actor.id || (view.scope !== 'mine' && may(actor, 'conversations.settings', view.brand_id));
