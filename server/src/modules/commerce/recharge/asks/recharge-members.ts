import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import type { PlaceMembers } from '../../../connections/index.ts';
import type { MemberErrand } from '../../../memberships/index.ts';

const day = (at: Date): string => at.toISOString().slice(0, 10);

/** The day the next charge is to be on; null where the wish says none. */
function dayWanted({ wish, consequence }: MemberErrand): string | null {
  if (wish.kind === 'change_date') return day(new Date(wish.on));
  const next = wish.kind === 'skip' && 'nextChargeAt' in consequence ? consequence.nextChargeAt : null;
  return next === null ? null : day(new Date(next));
}

/** What can be done to a subscription of Recharge, which has no pause. Each leaves the subscription as it was asked for: done twice, it ends the same. */
export const rechargeMembers: PlaceMembers = {
  can: { skip: 'write_subscriptions', change_date: 'write_subscriptions', swap: 'write_subscriptions', cancel: 'write_subscriptions' },
  async send(place, errand) {
    const { wish } = errand;
    const path = `/subscriptions/${encodeURIComponent(errand.at.sourceId)}`;
    if (wish.kind === 'cancel') await place.ask({ method: 'POST', path: `${path}/cancel`, json: { cancellation_reason: wish.why.slice(0, 250), send_email: false } });
    else if (wish.kind === 'swap') await place.ask({ method: 'PUT', path, json: { external_variant_id: { ecommerce: wish.instead.variantSourceId } } });
    else {
      const wanted = dayWanted(errand);
      if (wanted === null) return { answer: 'declined', said: 'Recharge cannot do this' };
      await place.ask({ method: 'POST', path: `${path}/set_next_charge_date`, json: { date: wanted } });
    }
    return { answer: 'accepted', said: 'Recharge took it' };
  },
  async find(_place, errand, thing) {
    const inner = isObject(thing) && isObject(thing.subscription) ? thing.subscription : thing;
    if (!isObject(inner)) return { happened: 'no', said: 'Recharge does not know this subscription' };
    const found = new JsonFields(inner);
    const { wish } = errand;
    const variant = isObject(inner.external_variant_id) ? new JsonFields(inner.external_variant_id).text('ecommerce') : null;
    const happened = wish.kind === 'cancel' ? found.text('status') === 'cancelled' : wish.kind === 'swap' ? variant === wish.instead.variantSourceId : found.text('next_charge_scheduled_at')?.slice(0, 10) === dayWanted(errand);
    return { happened: happened ? 'yes' : 'no', said: `${found.text('status') ?? ''}, next charge ${found.text('next_charge_scheduled_at') ?? 'none'}` };
  },
};
