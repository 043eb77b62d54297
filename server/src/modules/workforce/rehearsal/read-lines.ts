import { costOf } from '../../routing/index.ts';
import { timelineOf, type Timeline, type WorkCalendar } from '../../calendars/index.ts';
import { aroundTheClock, choosePolicy, targetsFor, type Facts, type Policy as ServiceLevels } from '../../sla/index.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { refuseUnless } from '../staffing/index.ts';
import type { Spread } from './draws.ts';
import type { LinePlan } from './plan.ts';
import type { Reason, RehearsalPolicy, Season } from './question.ts';
import { amount } from './read-demand.ts';

export const BRAND = 'rehearsed';
export const POOL = 'main';

interface Timelines {
  readonly business: Timeline;
  readonly always: Timeline;
}

/** What comes, as lines of one reason and one channel. @throws Refusal `invalid_season` */
export function readLines(season: Season, policy: RehearsalPolicy, begins: number): LinePlan[] {
  refuseUnless(Array.isArray(season.reasons) && season.reasons.length > 0, 'invalid_season', 'season.reasons', 'A season needs at least one reason.');
  const whole = season.reasons.reduce((sum: number, { id, share }: Reason) => sum + amount(share, `season.reasons.${id}.share`), 0);
  refuseUnless(Math.abs(whole - 1) < 1e-3, 'invalid_season', 'season.reasons', `Shares of reasons must add up to 1; they add up to ${whole}.`);
  const always = timelineOf(aroundTheClock, begins);
  const business = laidOut(policy.calendar ?? aroundTheClock, begins);
  const named = new Map(Object.entries(policy.calendars ?? {}).map(([brand, calendar]) => [brand, laidOut(calendar, begins)]));
  const timelinesOf = (reason: Reason): Timelines => ({ business: named.get(reason.brand ?? '') ?? business, always });
  const levels = policy.service_levels ?? [levelsOf(season)];
  const seen = new Set<string>();
  return season.reasons.flatMap((reason: Reason) => {
    refuseUnless(!seen.has(reason.id), 'invalid_season', 'season.reasons', `The reason "${reason.id}" stands there twice.`);
    seen.add(reason.id);
    const ofReason = Object.entries(reason.channel_share).reduce((sum, [channel, share]) => sum + amount(share, `season.reasons.${reason.id}.channel_share.${channel}`), 0);
    refuseUnless(Math.abs(ofReason - 1) < 1e-3, 'invalid_season', `season.reasons.${reason.id}.channel_share`, `Shares of channels of "${reason.id}" must add up to 1; they add up to ${ofReason}.`);
    return Object.entries(reason.channel_share).filter(([, share]) => share > 0).map(([channel, share]) => lineOf(season, policy, levels, timelinesOf(reason), reason, channel, (reason.share / whole) * (share / ofReason)));
  });
}

function lineOf(season: Season, policy: RehearsalPolicy, levels: readonly ServiceLevels[], timelines: Timelines, reason: Reason, channel: string, share: number): LinePlan {
  const routed = reason.routed?.[channel];
  const { hours, seconds } = routed?.target ?? targetOf(levels, reason.id, channel);
  const handle = amount(season.handle_time.mean_s[channel], `season.handle_time.mean_s.${channel}`) * amount(season.handle_time.reason_multiplier?.[reason.id] ?? 1, `season.handle_time.reason_multiplier.${reason.id}`);
  refuseUnless(handle > 0, 'invalid_season', `season.handle_time.mean_s.${channel}`, `Contacts of "${channel}" must take some time.`);
  const patience = season.patience?.[channel];
  if (patience !== undefined) refuseUnless(amount(patience.mean_s, `season.patience.${channel}.mean_s`) > 0 && (patience.dist ?? 'exponential') === 'exponential', 'invalid_season', `season.patience.${channel}`, 'Patience must be exponential with a mean above zero.');
  const redial = amount(season.redial?.[channel] ?? 0, `season.redial.${channel}`);
  refuseUnless(redial < 1, 'invalid_season', `season.redial.${channel}`, 'A share of less than 1 comes again, or it would never end.');
  const costs = season.costs ?? policy.costs;
  const kind = classOf([season.costs, policy.costs, policy.longest_wait_seconds], reason.id, channel);
  return {
    reason: reason.id, channel, share, handleMs: handle * 1000, spread: spreadOf(season), patienceMs: patience === undefined ? null : patience.mean_s * 1000, redial,
    isAnsweredWhenDone: (season.answered_when_done ?? ['email']).includes(channel), targetMs: seconds * 1000, timeline: timelines[hours === 'business' ? 'business' : 'always'], routedBy: routed?.due === undefined ? null : { targetMs: amount(routed.due.seconds, `season.reasons.${reason.id}.routed.${channel}.due`) * 1000, timeline: timelines[routed.due.hours] },
    alike: { brand: reason.brand ?? BRAND, channel, pool: routed?.pool ?? reason.pool ?? POOL, class: kind, needs: routed?.needs ?? [{ skill: reason.id, level: 1 }], ...(routed?.tier === undefined ? {} : { tier: routed.tier }), ...(routed?.in_house_only === undefined ? {} : { in_house_only: routed.in_house_only }) }, cost: costOf({ class: kind }, costs === undefined ? {} : { costs }), lost: amount((season.costs?.[kind] ?? season.costs?.['*'])?.lost ?? 0, `season.costs.${kind}.lost`),
  };
}

function laidOut(calendar: WorkCalendar, begins: number): Timeline {
  try {
    return timelineOf(calendar, begins);
  } catch (error) {
    throw new Refusal(422, 'invalid_calendar', `The calendar cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What its waiting costs is looked up by reason, or by reason and channel where a figure stands for both. */
function classOf(figures: readonly (Readonly<Record<string, unknown>> | undefined)[], reason: string, channel: string): string {
  return [`${reason}/${channel}`, `*/${channel}`].find((name) => figures.some((one) => one?.[name] !== undefined)) ?? reason;
}

function spreadOf({ handle_time: { distribution = 'lognormal', cv } }: Season): Spread {
  refuseUnless(['lognormal', 'exponential', 'constant'].includes(distribution), 'invalid_season', 'season.handle_time.distribution', 'Handle times are lognormal, exponential or constant.');
  return distribution === 'lognormal' ? { distribution, cv: amount(cv ?? 1, 'season.handle_time.cv') } : { distribution };
}

/** Seconds by channel, as a policy of service levels. */
function levelsOf(season: Season): ServiceLevels {
  const targets = (seconds: number) => [{ metric: 'first_reply' as const, hours: 'business' as const, seconds }];
  return {
    id: 'season', name: 'season', conditions: [], deadlines: [], cut_off: null, warn_owner_percent: 75, warn_lead_percent: 90, snooze_pauses: false, targets: [],
    overrides: Object.entries(season.sla_s).map(([channel, seconds]) => ({ channel: [channel], targets: targets(amount(seconds, `season.sla_s.${channel}`)) })),
  };
}

/** The target of the first reply, as service levels are chosen for a conversation. */
function targetOf(levels: readonly ServiceLevels[], reason: string, channel: string): { hours: string; seconds: number } {
  const none: Facts = { brand: BRAND, orderTotalMinor: null, channel: [channel], reason: [reason], priority: [], tier: [], tag: [], team: [], language: [], order_state: [], payment_state: [], fulfilment_state: [] };
  const chosen = choosePolicy(levels, none);
  const target = chosen === null ? undefined : targetsFor(chosen, none, null).find(({ metric }) => metric === 'first_reply');
  refuseUnless(target !== undefined && target.seconds >= 0, 'invalid_season', `season.sla_s.${channel}`, `There is no target for "${reason}" by ${channel}: say "season.sla_s.${channel}" in seconds.`);
  return target;
}
