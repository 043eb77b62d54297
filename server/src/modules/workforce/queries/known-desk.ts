import type { Tx } from '../../../platform/db/tx.ts';
import { sql } from '../../../platform/db/sql.ts';
import { Refusal, notFound } from '../../../platform/refusal/refusal.ts';
import { calendarOf, timelineOf } from '../../calendars/index.ts';
import { termsOf as peopleTerms } from '../../people/index.ts';
import { knownRouting, placeOf, type KnownRouting } from '../../routing/index.ts';
import { choosePolicy, policiesOf, targetsFor, type Facts, type Policy } from '../../sla/index.ts';
import { pickedOrder, shiftsOfPresence, type Begun, type Choices, type KnownBrand, type KnownChannel, type KnownContact, type KnownDesk, type KnownPerson, type KnownReason, type KnownWaiting } from '../rehearsal/index.ts';
import { addDays, dayStarts, daysBetween, localDay } from '../rules/local-days.ts';
import type { HandleTime } from '../rules/terms.ts';
import type { StaffingSpan } from '../staffing/index.ts';
import { newestForecast, newestMade } from '../store/forecasts.ts';
import { pastPresence } from '../store/past-presence.ts';
import { pastPieces, type PastPiece } from '../store/past-days.ts';
import { pastReasons, pastReopened, waitingNow, type PastReason } from '../store/past-reasons.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';
import { shiftsInForce } from '../store/shifts.ts';
import { awayDays, whyAwayFrom } from './away-days.ts';
import { HANDLED_DAYS } from './planned.ts';
import { reckon } from './staffing.ts';

const FEW = 30;
/** Of more contacts than these what comes by chance in each interval is as good as each at its moment, and far less to hold. */
const MOST_CAME = 200_000;
/** What waits now is what a day begins with only if it begins soon. */
const SOON_MS = 36 * 3_600_000;
/** Bands of days further ahead are wide because nobody knows how much comes at all. */
const NEAR_DAYS = 28;
/** Of a normal spread, so many standard deviations lie between the ends of the band that 80 of 100 lie in. */
const BAND = 2 * 1.2816;

export interface AskedDays {
  readonly brandIds: readonly string[];
  readonly from: string;
  readonly days: number;
  /** who is there; left out, whoever was there on days that are over, and else whoever is on the published schedule */
  readonly people: Choices['people'];
  /** how far days spread, by the bands of the days asked for; or of the next weeks, where how much comes is said and only the course of days is chance */
  readonly spread?: 'near';
}

type Shifts = readonly KnownPerson['shifts'][number][];

/** What is known of the days, and what staffing has to be asked of each channel (in the order of brands and their channels), which takes long. */
export interface Gathered {
  readonly desk: KnownDesk;
  /** whether its people are those who were there, and whether a schedule was published for these days */
  readonly isPresence: boolean;
  readonly hasSchedule: boolean;
  readonly spans: readonly { readonly span: StaffingSpan; readonly first: number; readonly last: number }[];
}

/** Everything Keepdesk knows of some days to come: for a rehearsal of them. @throws Refusal where brands are planned in steps of different length */
export async function knownDesk(tx: Tx, asked: AskedDays): Promise<Gathered> {
  const [first] = asked.brandIds;
  if (first === undefined) throw notFound('brand');
  const { time_zone: timeZone } = await brandPlanned(tx, first);
  const starts = dayStarts(asked.from, addDays(asked.from, asked.days), timeZone);
  const [begins, ends] = [starts[0] as Date, starts.at(-1) as Date];
  const steps = new Set<number>();
  for (const id of asked.brandIds) steps.add((await settingsOf(tx, id)).step_seconds);
  if (steps.size > 1) throw new Refusal(422, 'different_steps', 'These brands are planned in intervals of different length: rehearse them one by one, or give them the same length.');
  const stepSeconds = [...steps][0] as number;
  const channels = new Map<string, string[]>();
  for (const id of asked.brandIds) channels.set(id, [...(await newestMade(tx, id, stepSeconds)).keys()].toSorted());
  const routing = await knownRouting(tx, asked.brandIds, [...new Set([...channels.values()].flat())]);
  const brands: { brand: KnownBrand; spans: Gathered['spans']; past: PastReason[] }[] = [];
  for (const id of asked.brandIds) brands.push(await brandOf(tx, asked, id, channels.get(id) ?? [], { starts, timeZone, stepSeconds, routing }));
  const known = brands.map(({ brand }) => brand);
  const isOver = ends <= tx.now;
  const published = await publishedShifts(tx, asked.brandIds, begins, ends);
  const there = asked.people === 'presence' || (asked.people === undefined && isOver) ? shiftsOfPresence(await pastPresence(tx, routing.people.map((one) => one.id), begins, ends)) : new Map<string, Shifts>();
  const isPresence = asked.people === 'presence' || there.size > 0;
  const people = await peopleOf(tx, isPresence ? there : published, isPresence, routing, begins, ends);
  const past = isPresence && isOver ? await pastOf(tx, known, begins, ends) : undefined;
  const reopened = await pastReopened(tx, asked.brandIds, handledSince(tx));
  return {
    spans: brands.flatMap(({ spans }) => spans),
    isPresence, hasSchedule: published.size > 0,
    desk: {
      begins: begins.toISOString(), days: asked.days, timeZone, stepSeconds, dayStarts: starts.slice(0, -1).map((at) => Math.round((at.getTime() - begins.getTime()) / 1000 / stepSeconds)), brands: known, routing: routing.policy, people,
      sites: sitesOf(people.length > 0 ? people.map((one) => one.site) : routing.people.map((one) => one.site)), handleCv: spreadOf(brands.flatMap(({ past }) => past)),
      reopen: reopened.resolved < FEW || reopened.delay_seconds === null ? null : { share: reopened.reopened / reopened.resolved, delaySeconds: reopened.delay_seconds },
      waiting: begins.getTime() - tx.now.getTime() > SOON_MS || ends <= tx.now ? (past?.waiting ?? []) : await waitingOf(tx, known), picked: routing.picked, ...(past === undefined ? {} : { came: past.came, oldestFirst: past.oldestFirst }),
    },
  };
}

/** What was chosen, with who is there where nobody said it and it was found. */
export function choicesOf(choices: Choices, { isPresence }: Pick<Gathered, 'isPresence'>): Choices {
  return isPresence ? { ...choices, people: 'presence' } : choices;
}

const handledSince = (tx: Tx): Date => new Date(tx.now.getTime() - HANDLED_DAYS * 86_400_000);

interface Around {
  readonly starts: readonly Date[];
  readonly timeZone: string;
  readonly stepSeconds: number;
  readonly routing: KnownRouting;
}

async function brandOf(tx: Tx, asked: AskedDays, id: string, channels: readonly string[], around: Around): Promise<{ brand: KnownBrand; spans: Gathered['spans']; past: PastReason[] }> {
  const { name } = await tx.one<{ name: string }>(sql`select name from identity.brand where id = ${id}`);
  const policies = (await policiesOf(tx, id))?.policies ?? [];
  const past = await pastReasons(tx, id, handledSince(tx));
  const [known, spans]: [KnownChannel[], Gathered['spans'][number][]] = [[], []];
  for (const channel of channels) {
    const { span, first, last, view } = await reckon(tx, { brand_id: id, channel, from: asked.from, days: asked.days }, around.timeZone);
    spans.push({ span, first, last });
    const { terms } = view;
    const isLive = terms.work !== 'deferred';
    const [contacts, open] = [span.contacts.slice(first, last), span.open.slice(first, last)];
    const reasons = reasonsOf(id, channel, past.filter((one) => one.channel === channel), policies, around.routing, view.handle);
    known.push({
      channel, work: terms.work, expected: contacts.map((count, at) => count * (isLive ? (open[at] ?? 0) : 1)), whileClosed: isLive ? contacts.reduce((sum, count, at) => sum + count * (1 - (open[at] ?? 0)), 0) : 0, agents: [],
      promise: { share: terms.service_level, seconds: terms.within_seconds }, handle: view.handle, patienceSeconds: terms.patience_seconds, chatsAtOnce: terms.chats_at_once, slowdown: terms.slowdown, unplanned: terms.unplanned_shrinkage,
      hourCost: terms.hour_cost_minor === null ? null : terms.hour_cost_minor / 100, dayCv: await dayCv(tx, id, channel, around, asked.spread === 'near'), overridden: await isOverridden(tx, id, channel, around.starts), reasons,
    });
  }
  return { brand: { id, name, calendar: await calendarOf(tx, id), channels: known, peak: around.routing.peaks.get(id) ?? { order_by_cost: false, raise: {} } }, spans, past };
}

/** Reasons of a channel by the shares of the last weeks; all of it unsorted where nothing came. They take, beside each other, what they took: all together what is foretold. */
function reasonsOf(brandId: string, channel: string, past: readonly PastReason[], policies: readonly Policy[], routing: KnownRouting, handle: HandleTime): KnownReason[] {
  const [handled, took] = past.reduce(([n, seconds], one) => [n + one.handled, seconds + (one.seconds ?? 0)], [0, 0]);
  const level = handle.from === 'measured' && handled >= FEW && took > 0 ? handle.seconds / (took / handled) : 1;
  const whole = past.reduce((sum, one) => sum + one.came, 0);
  const rows: readonly Pick<PastReason, 'reason_id' | 'key' | 'name' | 'target_seconds' | 'came' | 'handled' | 'seconds'>[] = whole === 0 ? [{ reason_id: null, key: null, name: null, target_seconds: null, came: 1, handled: 0, seconds: null }] : past;
  return rows.map((row): KnownReason => {
    const facts: Facts = { brand: brandId, channel: [channel], reason: row.reason_id === null ? [] : [row.reason_id], priority: ['normal'], tier: ['standard'], tag: [], team: [], language: [], order_state: [], payment_state: [], fulfilment_state: [], orderTotalMinor: null };
    const policy = choosePolicy(policies, facts);
    const due = policy === null ? undefined : targetsFor(policy, facts, row.target_seconds).find(({ metric }) => metric === 'first_reply');
    const place = placeOf(routing.scopes.get(brandId) ?? [], facts, null);
    return {
      key: row.key, name: row.name ?? 'Not sorted', share: row.came / Math.max(1, whole), handleSeconds: row.handled >= FEW && (row.seconds ?? 0) > 0 ? ((row.seconds as number) / row.handled) * level : null, due: due === undefined ? null : { seconds: due.seconds, hours: due.hours },
      place: { pool: place.poolId, needs: place.needs, tier: place.tier, inHouseOnly: place.inHouseOnly },
    };
  });
}

/** By the bands of whole days, less what counts of so many vary by anyway. */
async function dayCv(tx: Tx, brandId: string, channel: string, { starts, timeZone }: Around, isNear: boolean): Promise<number | null> {
  const row = await newestForecast(tx, { brandId, channel, stepSeconds: 86_400 });
  if (row === undefined) return null;
  const skip = isNear ? 0 : daysBetween(localDay(row.from_at, row.time_zone), localDay(starts[0] as Date, timeZone));
  const days = Array.from({ length: isNear ? NEAR_DAYS : starts.length - 1 }, (_, day) => day).flatMap((day) => {
    const [mean, low, high] = [row.mean[skip + day] ?? 0, row.low_80[skip + day] ?? 0, row.high_80[skip + day] ?? 0];
    return mean > 0 ? [Math.sqrt(Math.max(0, ((high - low) / BAND / mean) ** 2 - 1 / mean))] : [];
  });
  return days.length === 0 ? null : days.reduce((sum, one) => sum + one, 0) / days.length;
}

async function isOverridden(tx: Tx, brandId: string, channel: string, starts: readonly Date[]): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from workforce.override where brand_id = ${brandId} and channel = ${channel} and removed_at is null and from_at < ${starts.at(-1) as Date} and to_at > ${starts[0] as Date} limit 1`)) !== undefined;
}

/** Coefficient of variation of what contacts take; null where few were measured. */
function spreadOf(past: readonly PastReason[]): number | null {
  const [n, sum, squares] = past.reduce(([a, b, c], one) => [a + one.handled, b + (one.seconds ?? 0), c + (one.squares ?? 0)], [0, 0, 0]);
  if (n < FEW || sum <= 0) return null;
  const mean = sum / n;
  return Math.sqrt(Math.max(0, squares / n - mean ** 2)) / mean;
}

/** Everybody with a shift in these days, or who was there in them, as routing knows them. */
async function peopleOf(tx: Tx, found: ReadonlyMap<string, Shifts>, isPresence: boolean, routing: KnownRouting, begins: Date, ends: Date): Promise<KnownPerson[]> {
  if (found.size === 0) return [];
  const agreed = new Map((await peopleTerms(tx, { personIds: [...found.keys()] })).map((one) => [one.person_id, one]));
  // Who was there was there; who is away does not come though a shift stands.
  const away = isPresence ? new Map<string, never>() : await awayDays(tx, [...agreed.values()], begins, ends);
  const shifts = new Map([...found].flatMap(([id, own]) => {
    const counted = own.filter((one) => whyAwayFrom(away, { personId: id, from: new Date(one.from), to: new Date(one.to) }) === null);
    return counted.length === 0 ? [] : [[id, counted] as const];
  }));
  return routing.people.flatMap((person): KnownPerson[] => {
    const own = shifts.get(person.id);
    if (own === undefined) return [];
    const known = agreed.get(person.id);
    const startsOn = known?.terms?.starts_on ?? null;
    return [{
      id: person.id, site: known?.site?.name ?? person.site, brandIds: person.brandIds, pools: person.pools, skills: person.skills, tier: person.tier, inHouse: person.inHouse, channels: person.channels, shifts: own,
      hourCost: known?.terms?.hour_cost_minor == null ? null : known.terms.hour_cost_minor / 100, weeksHere: startsOn === null ? null : Math.floor((begins.getTime() - Date.parse(startsOn)) / (7 * 86_400_000)),
    }];
  });
}

async function publishedShifts(tx: Tx, brandIds: readonly string[], begins: Date, ends: Date): Promise<Map<string, Shifts>> {
  const all = new Map<string, Shifts>();
  for (const { personId, from, to, activities } of await shiftsInForce(tx, { brandIds, from: begins, to: ends })) {
    const off = activities.map((one) => [one.from, one.to] as const).toSorted(([a], [b]) => a.localeCompare(b));
    all.set(personId, [...(all.get(personId) ?? []), { from: from.toISOString(), to: to.toISOString(), off }]);
  }
  return all;
}

function sitesOf(sites: readonly (string | null)[]): { name: string; people: number }[] {
  const counts = new Map<string, number>();
  for (const site of sites) if (site !== null) counts.set(site, (counts.get(site) ?? 0) + 1);
  return [...counts].map(([name, people]) => ({ name, people })).toSorted((a, b) => b.people - a.people || a.name.localeCompare(b.name));
}

interface Past {
  readonly came: KnownContact[];
  readonly waiting: KnownWaiting[];
  readonly oldestFirst: boolean;
}

/** What came, each at its moment (live channels while they were open), and what waited already when it begins; nothing where it is so much that chance evens out. */
async function pastOf(tx: Tx, brands: readonly KnownBrand[], from: Date, to: Date): Promise<Past | undefined> {
  const around = await pastPieces(tx, brands.map((one) => one.id), new Date(from.getTime() - NEAR_DAYS * 86_400_000), to, MOST_CAME + 1);
  if (around.length > MOST_CAME) return undefined;
  const pieces = around.filter((one) => one.at >= from || (one.answered_at !== null && one.answered_at > from));
  const open = new Map(brands.map(({ id, calendar }) => [id, timelineOf(calendar, from.getTime())]));
  const isLive = new Set(brands.flatMap(({ id, channels }) => channels.filter((one) => one.work !== 'deferred').map((one) => `${id}/${one.channel}`)));
  const known = pieces.filter((one) => !isLive.has(`${one.brand_id}/${one.channel}`) || (!one.is_more && one.at >= from && open.get(one.brand_id)?.isOpen(one.at.getTime()) === true))
    .map((one) => ({ at: one.at, isMore: one.is_more, about: { brandId: one.brand_id, channel: one.channel, reason: one.reason ?? 'Not sorted', handleSeconds: one.seconds, passedOnSeconds: one.passed_on_seconds ?? 0 } }));
  return {
    came: known.filter((one) => one.at >= from).map(({ at, isMore, about }): KnownContact => ({ ...about, at: at.toISOString(), isMore })),
    oldestFirst: pickedOrder(brands.map((brand) => begunIn(brand, around))) === 'age',
    waiting: known.filter((one) => one.at < from).map(({ at, about }): KnownWaiting => ({ ...about, count: 1, ageSeconds: (from.getTime() - at.getTime()) / 1000 })),
  };
}

/** What can wait and was begun, with when routing would have had it answered. */
function begunIn({ id, channels }: KnownBrand, pieces: readonly PastPiece[]): Begun[] {
  const due = new Map(channels.filter((one) => one.work === 'deferred').flatMap((one) => one.reasons.map((reason) => [`${one.channel}/${reason.name}`, reason.due?.seconds ?? one.promise.seconds] as const)));
  return pieces.flatMap((one): Begun[] => {
    const seconds = one.brand_id === id && one.begun_at !== null ? due.get(`${one.channel}/${one.reason ?? 'Not sorted'}`) : undefined;
    return seconds === undefined || one.begun_at === null ? [] : [{ at: one.at.getTime(), begunAt: one.begun_at.getTime(), dueAt: one.at.getTime() + seconds * 1000 }];
  });
}

/** Only what can wait: whoever waited on a line yesterday does not today. */
async function waitingOf(tx: Tx, brands: readonly KnownBrand[]): Promise<KnownWaiting[]> {
  const all: KnownWaiting[] = [];
  for (const brand of brands) {
    const channels = brand.channels.filter((one) => one.work === 'deferred').map((one) => one.channel);
    const rows = await waitingNow(tx, brand.id, channels);
    all.push(...rows.map((row) => ({ brandId: brand.id, reason: row.name ?? 'Not sorted', channel: row.channel, count: row.count, ageSeconds: row.age_seconds })));
  }
  return all;
}
