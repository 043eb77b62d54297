import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { readXml } from '../../../../platform/hostile/read-xml.ts';
import { stateOfCode } from '../carrier-codes/state-of-code.ts';
import type { ShipmentState } from '../shipment-state.ts';
import { readMoment, type DateOrder, type Moment } from './moment.ts';
import { fieldCalled, parcelsAnywhere } from './guess.ts';
import { firstOf, textAt, type Path } from './paths.ts';
import { stateOfWords } from './state-of-words.ts';

/** One scan as a carrier tells it. */
export interface TrackedEvent {
  readonly moment: Moment;
  readonly state: ShipmentState;
  /** the carrier's own */
  readonly code: string | null;
  readonly description: string;
  readonly place: string | null;
}

/** A parcel as a carrier or tracker tells it; the newest event first. */
export interface TrackedParcel {
  readonly trackingNumber: string | null;
  /** in our words: "ups", "dhl_express" */
  readonly carrier: string;
  readonly service: string | null;
  readonly state: ShipmentState;
  readonly estimatedDelivery: Moment | null;
  /** what the customer was told, where a tracker knows it */
  readonly promised: Moment | null;
  readonly events: readonly TrackedEvent[];
}

/** What is wrong with a question, in the carrier's words. */
export interface AnswerProblem {
  readonly code: string | null;
  readonly message: string;
}

export interface TrackingAnswer {
  readonly parcels: readonly TrackedParcel[];
  readonly problems: readonly AnswerProblem[];
}

/** How one documented answer is laid out. Paths are alternatives, the first that leads anywhere counts. */
export interface AnswerShape {
  readonly carrier: string;
  /** each a parcel; [''] when the answer is one */
  readonly parcels: readonly Path[];
  /** from the parcel */
  readonly number: readonly Path[];
  readonly events: readonly Path[];
  readonly status?: readonly Path[];
  readonly estimate?: readonly Path[];
  /** where the day stands in a list that has to be chosen from */
  readonly estimateOf?: (parcel: unknown) => string | null;
  readonly promise?: readonly Path[];
  readonly service?: readonly Path[];
  /** something that is only said once it was delivered: who signed */
  readonly deliveredBy?: readonly Path[];
  readonly carrierAt?: readonly Path[];
  /** a tracker speaks of many carriers in codes of its own */
  readonly spokenBy?: string;
  /** from the event */
  readonly date: readonly Path[];
  readonly time?: readonly Path[];
  readonly zone?: readonly Path[];
  /** the same moment in UTC, where it stands beside the local one */
  readonly utcDate?: readonly Path[];
  readonly utcTime?: readonly Path[];
  readonly dateOrder?: DateOrder;
  readonly code?: readonly Path[];
  /** codes that say more of the state than the one that is shown */
  readonly stateCode?: readonly Path[];
  /** a class of codes, asked when neither code nor words say anything */
  readonly kind?: readonly Path[];
  readonly description: readonly Path[];
  /** each part by its alternatives, joined with commas */
  readonly place?: readonly (readonly Path[])[];
  /** from the answer */
  readonly problems?: readonly Path[];
  readonly problemCode?: readonly Path[];
  readonly problemMessage?: readonly Path[];
}

/** More is no tracking answer but an attack. */
const [MOST_PARCELS, MOST_EVENTS] = [500, 2000];
const [LONGEST_TEXT, LONGEST_CODE] = [1000, 80];

/** JSON or XML as it came, or as it was parsed already. @throws Unreadable */
export function parseAnswer(payload: unknown): unknown {
  if (typeof payload !== 'string') return payload;
  const text = payload.replace(/^\ufeff/, '').trim();
  if (text.startsWith('<')) return readXml(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Unreadable('the answer is neither JSON nor XML');
  }
}

/** Reads an answer of a known layout. @throws Unreadable when neither parcels nor a problem are in it */
export function readAnswer(payload: unknown, shape: AnswerShape): TrackingAnswer {
  const answer = parseAnswer(payload);
  const documented = firstOf(answer, shape.parcels).filter((one) => typeof one === 'object');
  const found = documented.some((one) => firstOf(one, shape.events).length > 0) ? documented : [...documented, ...parcelsAnywhere(answer, shape.events)];
  const problems = problemsIn(answer, shape);
  if (found.length > MOST_PARCELS) throw new Unreadable(`the answer tells of more than ${MOST_PARCELS} parcels`);
  const parcels = found.flatMap((one) => parcelIn(one, shape));
  if (parcels.length === 0 && problems.length === 0 && !isEmpty(found, shape)) throw new Unreadable(`no parcel is found in this answer of ${shape.carrier}`);
  return { parcels: newestOfEach(parcels), problems };
}

/** Laid out as documented, yet nothing is known of a parcel. */
function isEmpty(found: readonly unknown[], shape: AnswerShape): boolean {
  const last = shape.events.map((path) => path.split('.').at(-1) ?? '');
  return found.some((one) => typeof one === 'object' && one !== null && last.some((name) => Object.hasOwn(one, name)));
}

function problemsIn(answer: unknown, shape: AnswerShape): AnswerProblem[] {
  const paths = [...(shape.problems ?? []), 'response.errors', 'errors', 'error', 'fault', 'Body.Fault'];
  return firstOf(answer, paths).slice(0, 50).flatMap((one) => {
    const message = typeof one === 'string' ? one : textAt(one, [...(shape.problemMessage ?? []), 'message', 'description', 'detail', 'title', 'faultstring', 'error_description']);
    return message === null || message === undefined ? [] : [{ code: cut(textAt(one, [...(shape.problemCode ?? []), 'code', 'error', 'status', 'faultcode']), LONGEST_CODE), message: message.slice(0, LONGEST_TEXT) }];
  });
}

function parcelIn(parcel: unknown, shape: AnswerShape): TrackedParcel[] {
  const trackingNumber = cut(textAt(parcel, shape.number), 100);
  const carrier = textAt(parcel, shape.carrierAt ?? []) ?? shape.carrier;
  const speaker = shape.spokenBy ?? carrier;
  const rows = firstOf(parcel, shape.events);
  if (rows.length > MOST_EVENTS) throw new Unreadable(`the answer tells of more than ${MOST_EVENTS} events of a parcel`);
  const told = rows.flatMap((row) => eventIn(row, shape, speaker));
  const status = textAt(parcel, shape.status ?? []);
  if (told.length === 0 && (trackingNumber === null || status === null || !isEmpty([parcel], shape))) return [];
  const events = settled(told);
  const overall = statusesOf(parcel, shape).map((one) => stateOfCode(speaker, one)).find((one) => one !== null) ?? (status === null ? null : stateOfWords(status));
  const signed = textAt(parcel, shape.deliveredBy ?? []) !== null;
  const state = overall ?? (signed && told.every((event) => event.state === null) ? 'delivered' : (events[0]?.state ?? 'pending'));
  const day = (text: string | null): Moment | null => (text === null ? null : readMoment(text, '', '', shape.dateOrder));
  const estimate = shape.estimateOf?.(parcel) ?? textAt(parcel, shape.estimate ?? []);
  return [{ trackingNumber, carrier, service: cut(textAt(parcel, shape.service ?? []), 100), state, estimatedDelivery: day(estimate), promised: day(textAt(parcel, shape.promise ?? [])), events }];
}

function statusesOf(parcel: unknown, shape: AnswerShape): string[] {
  return (shape.status ?? []).map((path) => textAt(parcel, [path])).filter((one) => one !== null);
}

type Told = Omit<TrackedEvent, 'state'> & { readonly state: ShipmentState | null };

function eventIn(row: unknown, shape: AnswerShape, carrier: string): Told[] {
  const moment = momentIn(row, shape);
  if (moment === null) return [];
  const code = cut(textAt(row, shape.code ?? []) ?? fieldCalled(row, 'code'), LONGEST_CODE);
  const description = (textAt(row, shape.description) ?? fieldCalled(row, 'description') ?? '').slice(0, LONGEST_TEXT);
  const codes = [...(shape.stateCode ?? []).map((path) => textAt(row, [path])), code].filter((one) => one !== null);
  const kind = textAt(row, shape.kind ?? []);
  const state = stateSaid(codes, description, carrier) ?? (kind === null ? null : stateOfCode(carrier, kind));
  return [{ moment, state, code, description, place: placeIn(row, shape) }];
}

/** What trouble it is stands in the words: a code that only says "exception" is read with them. */
const TELLING: readonly ShipmentState[] = ['attempt_failed', 'available_for_pickup', 'returned'];

function stateSaid(codes: readonly string[], description: string, carrier: string): ShipmentState | null {
  const words = stateOfWords(description);
  const said = codes.map((code) => stateOfCode(carrier, code)).find((state) => state !== null) ?? null;
  if (said === 'exception' && words !== null && TELLING.includes(words)) return words;
  return said ?? words ?? codes.map(stateOfWords).find((state) => state !== null) ?? null;
}

function momentIn(row: unknown, shape: AnswerShape): Moment | null {
  const read = (date: readonly Path[], time: readonly Path[] | undefined, zone: string): Moment | null => {
    const day = textAt(row, date);
    return day === null ? null : readMoment(day, textAt(row, time ?? []) ?? '', zone, shape.dateOrder);
  };
  const local = read(shape.date, shape.time, textAt(row, shape.zone ?? []) ?? '') ?? momentCalled(row, shape);
  const utc = shape.utcDate === undefined ? null : read(shape.utcDate, shape.utcTime, 'Z');
  if (local === null || local.offset !== null || utc === null) return local ?? utc;
  // Offsets are whole quarters of an hour; seconds that differ are two clocks.
  const offset = Math.round((local.at.getTime() - utc.at.getTime()) / 900_000) * 15;
  return Math.abs(offset) > 14 * 60 ? local : { at: new Date(local.at.getTime() - offset * 60_000), offset };
}

/** Of a field that was renamed. */
function momentCalled(row: unknown, shape: AnswerShape): Moment | null {
  const whole = fieldCalled(row, 'moment');
  const found = whole === null ? null : readMoment(whole, '', '', shape.dateOrder);
  const date = found === null ? fieldCalled(row, 'date') : null;
  return found ?? (date === null ? null : readMoment(date, fieldCalled(row, 'time') ?? '', '', shape.dateOrder));
}

function placeIn(row: unknown, shape: AnswerShape): string | null {
  const parts = (shape.place ?? []).map((paths) => textAt(row, paths)).filter((part) => part !== null);
  return parts.length === 0 ? null : [...new Set(parts)].join(', ').slice(0, 200);
}

/**
 * Newest first; of the same minute in the order in which they came. An event that says nothing of the state ("signature recorded")
 * leaves the parcel where it was.
 */
function settled(told: readonly Told[]): TrackedEvent[] {
  const wall = ({ moment }: Told): number => moment.at.getTime();
  const newestFirst = told.length > 1 && wall(told[0] as Told) < wall(told.at(-1) as Told) ? told.toReversed() : [...told];
  let state: ShipmentState = 'pending';
  return newestFirst.toSorted((a, b) => wall(b) - wall(a)).toReversed().map((event) => {
    state = event.state ?? state;
    return { ...event, state };
  }).toReversed();
}

/** A carrier may use a number again, or tell of one parcel twice: what happened last is meant. */
function newestOfEach(parcels: readonly TrackedParcel[]): TrackedParcel[] {
  const last = ({ events }: TrackedParcel): number => events[0]?.moment.at.getTime() ?? 0;
  return parcels.filter((parcel, at) => parcel.trackingNumber === null || parcels.every((other, place) => other === parcel || other.trackingNumber !== parcel.trackingNumber || last(other) < last(parcel) || (last(other) === last(parcel) && at < place)));
}

function cut(text: string | null, length: number): string | null {
  return text?.slice(0, length) ?? null;
}
