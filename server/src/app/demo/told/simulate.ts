import { createHash } from 'node:crypto';
import { armOf } from '../../../modules/experiments/index.ts';
import { decideNotice, happening, occasionsMeant, termsOf, usualOutreachSettings, type Happening, type Programme } from '../../../modules/outreach/index.ts';
import { between, seededRandom, type Random } from '../../../platform/random/random.ts';
import { DAY, type DrawnParcel } from './draw-parcels.ts';

const HOUR = 3_600_000;

/** What is true in the demo's world and what the desk has to find out: how many would write, and how many of those do not once they are told. */
export const truth = { late: { writes: 0.42, prevented: 0.35 }, arrived: { writes: 0.04, prevented: 0 } } as const;

export interface ToldProgramme {
  readonly id: string;
  readonly trigger: Happening['trigger'];
  readonly programme: Programme;
}

/** A carrier's trouble of the past. */
export interface OverIncident {
  readonly id: string;
  readonly carrier: string;
  readonly countries: readonly string[];
  readonly lateDays: number;
  readonly beganAt: Date;
  readonly endedAt: Date;
}

/** What a brand tells of, by whose clock, up to when. */
export interface Telling {
  readonly programmes: readonly ToldProgramme[];
  readonly incident: OverIncident | null;
  readonly zone: string;
  readonly seed: number;
  readonly now: Date;
}

export interface Told {
  readonly happening: Happening;
  readonly programmeId: string;
  readonly decidedAt: Date;
  readonly state: 'sent' | 'failed' | 'not_sent';
  readonly arm: 'treated' | 'holdout' | null;
  readonly because: string;
  readonly sentAt: Date | null;
}

export interface Letter {
  readonly at: Date;
  readonly about: 'late' | 'not_there';
  /** which of the decisions it is a contact of, by their place */
  readonly contactOf: readonly number[];
}

export interface Lived {
  readonly decisions: readonly Told[];
  readonly letters: readonly Letter[];
}

/** An id that is the same whenever the demo is begun again. */
export function idOf(...of: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(of.join('\0')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Programmes whose figures are large enough to say something. */
const LARGE: readonly string[] = ['promise_at_risk', 'delivered'];

/**
 * An id for the buyer of a parcel. Which arm of the large programmes they are in is drawn by the seed, and an id is looked for that the product's own draw puts there: ids
 * of programmes are others in every installation, and the figures of the demo should not be.
 */
export function buyerOf(all: readonly ToldProgramme[], seed: number, n: number): string {
  const programmes = all.filter((one) => LARGE.includes(one.trigger));
  const random = seededRandom(seed * 1_000_003 + n * 7919 + 11);
  // Whom the guide speaks of was told.
  const wanted = programmes.map((one) => (n <= 10_000 && random.next() < one.programme.holdout_percent / 100 ? 'holdout' : 'treated'));
  for (let tried = 0; ; tried++) {
    const id = idOf('demo buyer', all[0]?.id ?? '', seed, n, tried);
    if (programmes.every((one, at) => armOf(one.id, id, one.programme.holdout_percent / 100) === wanted[at])) return id;
  }
}

export interface Buyer {
  readonly customerId: string;
  readonly orderId: string;
  readonly shipmentId: string;
}

/** What became of one parcel's occasions until now: each decided by the rule that decides in earnest, at its own moment, and who wrote. */
export function live(parcel: DrawnParcel, buyer: Buyer, telling: Telling): Lived {
  const asked = parcel.asksFirst && parcel.riskAt !== null ? new Date(parcel.riskAt.getTime() - 9 * HOUR) : null;
  const decisions: Told[] = [];
  for (const { trigger, at } of occasionsOf(parcel, telling.incident)) {
    const by = telling.programmes.find((one) => one.trigger === trigger);
    const toldOfIt = trigger !== 'incident_over' || decisions.some((one) => one.happening.trigger === 'incident' && one.state === 'sent');
    if (by === undefined || at > telling.now || !toldOfIt) continue;
    const decided = decide(parcel, buyer, by, at, decisions, asked, telling);
    // What waits is not past yet.
    if (decided.sentAt === null || decided.sentAt < telling.now) decisions.push(decided);
  }
  const until = new Date(telling.now.getTime() - HOUR);
  return { decisions, letters: lettersOf(parcel, decisions, asked, seededRandom(telling.seed * 65_537 + parcel.n * 31 + 5)).filter((one) => one.at < until) };
}

function occasionsOf(parcel: DrawnParcel, incident: OverIncident | null): { trigger: Happening['trigger']; at: Date }[] {
  const held = incident !== null && parcel.carrier === incident.carrier && incident.countries.includes(parcel.country) && parcel.shippedAt < incident.beganAt && parcel.deliveredAt > incident.beganAt;
  const all = [['incident', held ? incident.beganAt : null], ['incident_over', held ? incident.endedAt : null], ['no_scan', parcel.standsAt], ['promise_at_risk', parcel.riskAt], ['pickup_waiting', parcel.waitsAt], ['delivered', parcel.deliveredAt]] as const;
  return all.flatMap(([trigger, at]) => (at === null ? [] : [{ trigger, at }])).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function decide(parcel: DrawnParcel, buyer: Buyer, by: ToldProgramme, at: Date, before: readonly Told[], asked: Date | null, { incident, zone }: Telling): Told {
  const { trigger } = by;
  const ofIncident = trigger === 'incident' || trigger === 'incident_over';
  const about = happening({ trigger, key: ofIncident ? `${incident?.id}:${buyer.shipmentId}` : buyer.shipmentId, aboutId: buyer.shipmentId, ...buyer, incidentId: ofIncident ? (incident?.id ?? null) : null, happenedAt: at });
  const decision = decideNotice({
    trigger, happenedAt: at, now: at,
    customer: { id: buyer.customerId, erased: false, timeZone: parcel.timeZone, country: parcel.country, reachable: ['email'], consents: parcel.refuses ? [{ channel: 'email', purpose: 'service', granted: false }] : [], suppressed: before.some((one) => one.state === 'failed') ? ['email'] : [] },
    about: { id: buyer.shipmentId, orderId: buyer.orderId, holds: true, arrived: parcel.deliveredAt <= at, dateKnown: ofIncident || (parcel.movedTo !== null && parcel.movedTo > at) },
    history: {
      notices: before.filter((one) => one.sentAt !== null).map((one) => ({ trigger: one.happening.trigger, aboutId: buyer.shipmentId, at: one.sentAt as Date })),
      conversations: asked === null || asked > at ? [] : [{ orderIds: [buyer.orderId], lastMessageAt: asked, open: at.getTime() - asked.getTime() < DAY }],
    },
  }, termsOf(by.id, true, by.programme, usualOutreachSettings, zone));
  const row = { happening: about, programmeId: by.id, decidedAt: at };
  if (!decision.send) return { ...row, state: 'not_sent', arm: decision.because === 'held_out' ? 'holdout' : null, because: decision.because, sentAt: null };
  // Looked at once more when it leaves: it may have arrived in the night.
  if (trigger !== 'delivered' && parcel.deliveredAt <= decision.at) return { ...row, state: 'not_sent', arm: 'treated', because: 'arrived', sentAt: null };
  return { ...row, state: parcel.bounces ? 'failed' : 'sent', arm: 'treated', because: decision.because, sentAt: new Date(decision.at.getTime() + 4000) };
}

const DELAYS: readonly string[] = ['incident', 'no_scan', 'promise_at_risk'];

/** Everybody draws from the same chance to write; of those who were told, some have no reason to any more. */
function lettersOf(parcel: DrawnParcel, decisions: readonly Told[], asked: Date | null, random: Random): Letter[] {
  const [writesLate, heeds, writesArrived, heedsArrived] = [random.next(), random.next(), random.next(), random.next()];
  const [lateHours, arrivedHours] = [between(random, 5, 60), between(random, 3, 60)];
  const told = (triggers: readonly string[]): boolean => decisions.some((one) => one.state === 'sent' && triggers.includes(one.happening.trigger));
  const letters: { at: Date; about: Letter['about'] }[] = asked === null ? [] : [{ at: asked, about: 'late' }];
  const first = decisions.find((one) => DELAYS.includes(one.happening.trigger));
  if (first && asked === null && (parcel.late || parcel.standsAt !== null) && writesLate < truth.late.writes && !(told(DELAYS) && heeds < truth.late.prevented)) letters.push({ at: byDay(new Date((first.sentAt ?? first.decidedAt).getTime() + lateHours * HOUR)), about: 'late' });
  if (writesArrived < truth.arrived.writes && !(told(['delivered']) && heedsArrived < truth.arrived.prevented)) letters.push({ at: byDay(new Date(parcel.deliveredAt.getTime() + arrivedHours * HOUR)), about: 'not_there' });
  return letters.map((letter) => {
    const meant = new Set(occasionsMeant({ answers: null, orderIds: [parcel.n.toString()], at: letter.at }, decisions.map((one, at) => ({ decisionId: String(at), orderId: parcel.n.toString(), at: one.decidedAt }))));
    return { ...letter, contactOf: decisions.flatMap((one, at) => (one.arm !== null && meant.has(String(at)) ? [at] : [])) };
  });
}

/** People write by day. */
function byDay(at: Date): Date {
  const hour = at.getUTCHours();
  return hour >= 6 && hour < 21 ? at : new Date(at.getTime() + (hour >= 21 ? 33 - hour : 9 - hour) * HOUR);
}
