import { armOf } from '../../experiments/index.ts';
import { nextAwake, zonesOf } from './quiet-hours.ts';
import { isDelay, isUnderWay, purposeOf, type Channel, type Decision, type Occasion, type Reason, type Terms, type Trigger } from './shapes.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** News older than this is none: a shop that was cut off for days does not wake a thousand people with yesterday. */
const STALE = 2 * DAY;

/** About one parcel one word of delay is enough for three days, whatever its cause is called by then. */
const SAME_DELAY = 3 * DAY;

/**
 * Whether this customer is told about this, when, and by which channel. Pure: the same occasion is always decided the same way.
 * Being held out is looked at last, so that both arms are made of people who would have been told.
 */
export function decideNotice(occasion: Occasion, terms: Terms): Decision {
  const against = reasonAgainst(occasion, terms);
  if (against !== null) return no(against);
  const way = chooseChannel(occasion, terms.channels);
  if (typeof way !== 'object') return no(way);
  const capped = overCaps(occasion, terms);
  if (capped !== null) return no(capped);
  const customer = occasion.customer as NonNullable<Occasion['customer']>;
  if (armOf(terms.id, customer.id, terms.holdoutShare) === 'holdout') return no('held_out');
  const aged = new Date(Math.max(occasion.now.getTime(), occasion.happenedAt.getTime() + terms.minimumAgeHours * HOUR));
  const at = nextAwake(aged, zonesOf(customer.timeZone, customer.country, terms.timeZone), terms.quiet);
  return { send: true, channel: way.channel, at, because: at > aged ? 'waits_for_morning' : at > occasion.now ? 'waits_for_age' : 'at_once' };
}

const no = (because: Reason): Decision => ({ send: false, channel: null, at: null, because });

function reasonAgainst({ trigger, happenedAt, now, customer, about, history }: Occasion, terms: Terms): Reason | null {
  if (!terms.on) return 'off';
  if (customer === null) return 'no_customer';
  if (customer.erased) return 'erased';
  if (now.getTime() - happenedAt.getTime() > STALE + terms.minimumAgeHours * HOUR) return 'too_late';
  if (about.arrived && isUnderWay(trigger)) return 'arrived';
  if (!about.holds) return 'over';
  if (history.notices.some((notice) => notice.aboutId === about.id && sameNews(trigger, notice.trigger, now.getTime() - notice.at.getTime()))) return 'told_already';
  if (wroteAbout(about.orderId, history.conversations, now, terms.wroteWithinDays)) return 'wrote_already';
  if (isDelay(trigger) && !about.dateKnown) return 'no_date';
  return terms.onlyRisk !== null && (about.risk?.[terms.onlyRisk.of] ?? 0) < terms.onlyRisk.atLeast ? 'low_risk' : null;
}

function sameNews(trigger: Trigger, told: Trigger, ago: number): boolean {
  // A day that moves again, or the next incident, is news; the same trouble is not.
  if (trigger === told && trigger !== 'carrier_delay' && trigger !== 'incident' && trigger !== 'incident_over') return true;
  return isDelay(trigger) && isDelay(told) && ago < SAME_DELAY;
}

/** They wrote about that order, or about none that could be made out: they wait for an answer and not for a notice. */
function wroteAbout(orderId: string | null, conversations: Occasion['history']['conversations'], now: Date, days: number): boolean {
  if (days === 0) return false;
  return conversations.some(({ orderIds, lastMessageAt, open }) => open && now.getTime() - lastMessageAt.getTime() < days * DAY && (orderIds.length === 0 || orderId === null || orderIds.includes(orderId)));
}

/** The first channel of the brand's order that reaches them and that they did not refuse; else what stood in the way of the first. */
function chooseChannel({ trigger, customer }: Occasion, channels: readonly Channel[]): { channel: Channel } | Reason {
  let first: Reason | null = null;
  for (const channel of channels) {
    const against = againstChannel(channel, customer as NonNullable<Occasion['customer']>, purposeOf(trigger));
    if (against === null) return { channel };
    // That a channel does not reach them says less than that they refused another.
    if (first === null || first === 'no_way') first = against;
  }
  return first ?? 'no_way';
}

function againstChannel(channel: Channel, customer: NonNullable<Occasion['customer']>, purpose: 'service' | 'marketing'): Reason | null {
  if (!customer.reachable.includes(channel)) return 'no_way';
  if (customer.suppressed.includes(channel)) return 'suppressed';
  const said = customer.consents.find((one) => one.channel === channel && one.purpose === purpose);
  if (said?.granted === false) return 'refused';
  // Mail about what somebody bought needs no yes; anything that rings in a pocket, and anything that sells, does.
  return said === undefined && (purpose === 'marketing' || channel !== 'email') ? 'no_consent' : null;
}

function overCaps({ history, now, trigger }: Occasion, terms: Terms): Reason | null {
  // What they have to do something about is not held back by what was only good to know.
  if (trigger === 'payment_failed' || trigger === 'pickup_waiting' || trigger === 'attempt_failed') return null;
  const within = (span: number): number => history.notices.filter((notice) => now.getTime() - notice.at.getTime() < span).length;
  if (within(DAY) >= terms.mostPerDay) return 'enough_today';
  return within(7 * DAY) >= terms.mostPerWeek ? 'enough_this_week' : null;
}
