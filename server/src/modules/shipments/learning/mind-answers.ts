import { foretell, learnDelivery, type DeliveryModel, type Foretold } from '../rules/delivery/foretell.ts';
import type { Delivered, ParcelFacts } from '../rules/delivery/parcel-facts.ts';
import { FEWEST_USUAL, foretellUsual } from '../rules/delivery/usual.ts';

/** With fewer parcels, telling them apart says less than all of them together. */
const FEWEST_LEARNED = 200;
/** Of the past, the newest part on which it is tried. */
const TRIED_SHARE = 0.2;
const MOST_TRIED = 500;

export interface Asked {
  readonly parcel: ParcelFacts;
  readonly now: number;
}

export type Prediction = Foretold & { readonly from: 'learned' | 'usual' };

/** How what was learned from the older part did on the newest: nothing of a parcel's own outcome was known. */
export interface Figures {
  readonly asked: number;
  readonly mean_error_days: number;
  /** of these, how many came between low and high; four of five is what is meant */
  readonly within_share: number;
}

/** `past` is sent when the mind says that it has none of this version. */
export type Question =
  | { readonly about: 'parcels'; readonly brand: string; readonly version: string; readonly past?: readonly Delivered[]; readonly asked: readonly Asked[] }
  | { readonly about: 'figures'; readonly past: readonly Delivered[] };

export type Answer = { readonly said: readonly (Prediction | null)[] } | { readonly unknown: true } | { readonly figures: Figures | null };

interface Known {
  readonly version: string;
  readonly past: readonly Delivered[];
  readonly model: DeliveryModel | null;
}

/** Brands whose models are kept ready; the one not asked for longest gives way. */
const MOST_BRANDS = 20;
const known = new Map<string, Known>();

/** Learns and foretells, away from the threads that serve people. */
export function answerMind(question: Question): Answer {
  if (question.about === 'figures') return { figures: figuresOf(question.past) };
  const { brand, version, past, asked } = question;
  if (past !== undefined) remember(brand, { version, past, model: past.length < FEWEST_LEARNED ? null : learnDelivery(past) });
  const found = known.get(brand);
  if (found?.version !== version) return { unknown: true };
  return { said: asked.map(({ parcel, now }) => foretellWith(found, parcel, now)) };
}

function remember(brand: string, one: Known): void {
  known.delete(brand);
  known.set(brand, one);
  const oldest = known.keys().next().value;
  if (known.size > MOST_BRANDS && oldest !== undefined) known.delete(oldest);
}

function foretellWith({ past, model }: Known, parcel: ParcelFacts, now: number): Prediction | null {
  if (model !== null) {
    const said = foretell(model, parcel, now);
    return said.at === null && said.late === null ? null : { ...said, from: 'learned' };
  }
  const said = foretellUsual(past, parcel, now);
  return said && { ...said, from: 'usual' };
}

function figuresOf(past: readonly Delivered[]): Figures | null {
  if (past.length < FEWEST_LEARNED) return null;
  const inOrder = past.toSorted((a, b) => a.deliveredAt - b.deliveredAt);
  const parted = Math.floor(inOrder.length * (1 - TRIED_SHARE));
  const before = inOrder.slice(0, parted);
  const model = learnDelivery(before);
  const until = before.at(-1)?.deliveredAt ?? 0;
  // Those already under way then would be the slow ones only.
  const tried = inOrder.slice(parted).filter((parcel) => parcel.orderedAt >= until).slice(0, MOST_TRIED);
  if (tried.length < FEWEST_USUAL) return null;
  const said = tried.map((parcel) => ({ parcel, ...foretell(model, parcel, parcel.handedOverAt ?? parcel.orderedAt) }));
  const answered = said.filter((one) => one.at !== null);
  return {
    asked: tried.length,
    mean_error_days: answered.reduce((sum, { parcel, at }) => sum + Math.abs(parcel.deliveredAt - (at as number)), 0) / Math.max(1, answered.length),
    within_share: answered.filter(({ parcel, low, high }) => parcel.deliveredAt >= (low as number) && parcel.deliveredAt <= (high as number)).length / tried.length,
  };
}
