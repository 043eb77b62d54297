import type { ArrivalStream, CameContact, Opening, Reason, Season } from '../question.ts';
import type { Choices, KnownBrand, KnownChannel, KnownDesk, KnownReason } from './known.ts';
import { ANYBODY } from './routing.ts';

const HANDLE_CV = 1;
/** Nothing waits for less than a minute. */
const LEAST_PATIENCE = 1;

/** A reason as it is called in the answer: by its brand too, where several are played. */
export const reasonName = (desk: KnownDesk, brand: Pick<KnownBrand, 'name'>, reason: Pick<KnownReason, 'name'>): string => (desk.brands.length > 1 ? `${reason.name} (${brand.name})` : reason.name);

const totalOf = ({ expected }: KnownChannel): number => expected.reduce((sum, one) => sum + one, 0);

/** Channels that anything is expected by. */
export const comingTo = (brand: KnownBrand): KnownChannel[] => brand.channels.filter((one) => totalOf(one) > 0 && one.reasons.length > 0);

/** What comes, as a season: each channel of each brand by its own course, its reasons by their shares. */
export function seasonOf(desk: KnownDesk, choices: Choices): Season {
  const coming = desk.brands.map((brand) => ({ brand, channels: comingTo(brand) }));
  const flat = coming.flatMap(({ channels }) => channels);
  const whole = flat.reduce((sum, one) => sum + totalOf(one), 0);
  const handle = byChannel(flat, (one) => choices.handle?.[one.channel] ?? one.handle.seconds);
  const live = flat.filter((one) => one.work !== 'deferred');
  const reasons = coming.flatMap(({ brand, channels }) => reasonsOf(desk, brand, channels, whole));
  const slowdown = Math.max(0, ...flat.filter((one) => one.work === 'chats').map((one) => one.slowdown));
  return {
    start: desk.begins, interval_minutes: desk.stepSeconds / 60, streams: coming.flatMap(({ brand, channels }) => channels.map((one): ArrivalStream => ({ channel: one.channel, brand: brand.id, arrivals: one.expected }))),
    day_cv: spreadOfDays(desk, choices) ?? 0, reasons,
    handle_time: { distribution: 'lognormal', cv: choices.handle_cv ?? desk.handleCv ?? HANDLE_CV, mean_s: handle, reason_multiplier: multipliers(desk, coming, handle, choices) },
    patience: Object.fromEntries(Object.entries(byChannel(live.filter((one) => one.patienceSeconds !== null), (one) => choices.patience?.[one.channel] ?? one.patienceSeconds ?? LEAST_PATIENCE)).map(([channel, seconds]) => [channel, { mean_s: Math.max(LEAST_PATIENCE, seconds) }])),
    concurrency: Object.fromEntries(flat.map((one) => [one.channel, one.work === 'chats' ? one.chatsAtOnce : 1])), slowdown,
    sla_s: byChannel(flat, (one) => one.promise.seconds), answered_when_done: [...new Set(flat.filter((one) => one.work === 'deferred').map((one) => one.channel))],
    ...(choices.redial === undefined ? {} : { redial: Object.fromEntries(live.map((one) => [one.channel, choices.redial as number])) }),
    ...cameOf(desk, choices, coming),
    // What came back then comes at its own moment.
    ...(desk.reopen === null || desk.came !== undefined ? {} : { reopen: { p: desk.reopen.share, delay_mean_s: Math.max(1, desk.reopen.delaySeconds) } }),
  };
}

/** What came, as lines know it; of a reason nobody chose lately as of the first of its channel. */
function cameOf(desk: KnownDesk, choices: Choices, coming: readonly { brand: KnownBrand; channels: readonly KnownChannel[] }[]): { came?: CameContact[] } {
  if (desk.came === undefined) return {};
  const found = new Map(coming.flatMap(({ brand, channels }) => channels.map((one) => [`${brand.id}/${one.channel}`, { brand, channel: one, names: new Set(one.reasons.filter((reason) => reason.share > 0).map((reason) => reason.name)) }] as const)));
  return { came: desk.came.flatMap(({ brandId, channel, reason, at, handleSeconds, passedOnSeconds, isMore }): CameContact[] => {
    const own = found.get(`${brandId}/${channel}`);
    if (own === undefined) return [];
    const name = own.names.has(reason) ? reason : [...own.names][0];
    // Where several go on at once what each took depends on the others.
    return name === undefined ? [] : [{ reason: reasonName(desk, own.brand, { name }), channel, at, ...(own.channel.work === 'deferred' && choices.handle?.[channel] === undefined ? workOf(handleSeconds, passedOnSeconds) : {}), ...(isMore ? { more: true } : {}) }];
  }) };
}

const workOf = (seconds: number | null, passedOn: number): { handle_s?: number; passed_on_s?: number } => (seconds === null || seconds <= 0 ? {} : { handle_s: seconds, ...(passedOn > 0 ? { passed_on_s: passedOn } : {}) });

/** How far days spread, by choice or by the bands; what came does not. */
export const spreadOfDays = (desk: KnownDesk, choices: Choices): number | null => choices.day_cv ?? (choices.people === 'presence' ? 0 : dayCvOf(desk));

/** How far days spread, over all that comes; null where no band says so. */
export function dayCvOf(desk: KnownDesk): number | null {
  const known = desk.brands.flatMap(comingTo).filter((one) => one.dayCv !== null);
  const whole = known.reduce((sum, one) => sum + totalOf(one), 0);
  return whole === 0 ? null : known.reduce((sum, one) => sum + (one.dayCv ?? 0) * totalOf(one), 0) / whole;
}

function reasonsOf(desk: KnownDesk, brand: KnownBrand, channels: readonly KnownChannel[], whole: number): Reason[] {
  const names = [...new Set(channels.flatMap((one) => one.reasons.map((reason) => reason.name)))];
  return names.flatMap((name): Reason[] => {
    const parts = channels.flatMap((one) => one.reasons.filter((reason) => reason.name === name && reason.share > 0).map((reason) => ({ one, reason, count: totalOf(one) * reason.share })));
    const own = parts.reduce((sum, part) => sum + part.count, 0);
    if (own === 0) return [];
    return [{
      id: reasonName(desk, brand, { name }), brand: brand.id, share: own / whole, channel_share: Object.fromEntries(parts.map(({ one, count }) => [one.channel, count / own])),
      routed: Object.fromEntries(parts.map(({ one, reason: { place, due } }) => [one.channel, {
        pool: place.pool ?? ANYBODY, needs: place.needs, tier: place.tier, in_house_only: place.inHouseOnly, target: { seconds: one.promise.seconds, hours: 'business' }, ...(due === null || (place.pool === null && one.work === 'deferred' && desk.oldestFirst === true) ? {} : { due }),
      }])),
    }];
  });
}

/** A mean by channel over brands, by how much comes. */
function byChannel(channels: readonly KnownChannel[], of: (one: KnownChannel) => number): Record<string, number> {
  const names = [...new Set(channels.map((one) => one.channel))];
  return Object.fromEntries(names.map((name) => {
    const own = channels.filter((one) => one.channel === name);
    const weight = own.reduce((sum, one) => sum + totalOf(one), 0);
    return [name, own.reduce((sum, one) => sum + of(one) * totalOf(one), 0) / weight];
  }));
}

/** How much longer or shorter a reason takes than its channels do. */
function multipliers(desk: KnownDesk, coming: readonly { brand: KnownBrand; channels: readonly KnownChannel[] }[], handle: Readonly<Record<string, number>>, choices: Choices): Record<string, number> {
  const sums = new Map<string, { weight: number; times: number }>();
  for (const { brand, channels } of coming) for (const one of channels) for (const reason of one.reasons) {
    const name = reasonName(desk, brand, reason);
    const said = choices.handle?.[one.channel];
    const usual = handle[one.channel] as number;
    const times = said !== undefined ? 1 : (reason.handleSeconds ?? one.handle.seconds) / usual;
    const before = sums.get(name) ?? { weight: 0, times: 0 };
    const weight = totalOf(one) * reason.share;
    sums.set(name, { weight: before.weight + weight, times: before.times + times * weight });
  }
  return Object.fromEntries([...sums].filter(([, { weight, times }]) => weight > 0 && times > 0).map(([name, { weight, times }]) => [name, times / weight]));
}

/** What waits now, as far as something of its kind comes. */
export function backlogOf(desk: KnownDesk, choices: Choices): Opening[] {
  if (choices.backlog === false) return [];
  const brands = new Map(desk.brands.map((brand) => [brand.id, brand]));
  return desk.waiting.flatMap((one): Opening[] => {
    const brand = brands.get(one.brandId);
    const known = brand && comingTo(brand).find((channel) => channel.channel === one.channel)?.reasons.some((reason) => reason.name === one.reason && reason.share > 0);
    return brand && known === true ? [{ reason: reasonName(desk, brand, { name: one.reason }), channel: one.channel, count: one.count, age_s: one.ageSeconds, ...(choices.handle?.[one.channel] === undefined ? workOf(one.handleSeconds ?? null, one.passedOnSeconds ?? 0) : {}) }] : [];
  });
}
