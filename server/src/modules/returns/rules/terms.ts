import { wishReasons } from '../contract.ts';
import { missingParts, noAddress, type GoodsAddress } from './goods-address.ts';
import type { WishReason } from './policy.ts';
import type { ReturnState } from './return-machine.ts';

/** A reason in the brand's own words, and what it means for the policy. */
export interface BrandReason {
  readonly code: string;
  readonly label: string;
  readonly means: WishReason;
}

/** What a brand sets beside its policy. */
export interface ReturnTerms {
  readonly decide_days: number;
  readonly label_days: number;
  /** not sent within so many days after its label: over */
  readonly send_within_days: number;
  readonly travel_days: number;
  readonly inspect_days: number;
  readonly settle_days: number;
  /** new goods go out before the old ones are back; after so many days somebody looks after those that are not */
  readonly instant_exchange: { readonly on: boolean; readonly days: number };
  /** per kind of product; the first that names it holds, no categories: every kind */
  readonly reasons: readonly { readonly categories: readonly string[]; readonly reasons: readonly BrandReason[] }[];
  /** where goods go */
  readonly address: GoodsAddress;
  readonly labels: LabelTerms;
  /** what the customer is told to do */
  readonly instructions: string;
}

/** Who makes the label of what comes back: a connected place, the brand's own file, a slip that names return and address, or nobody. */
export interface LabelTerms {
  readonly by: 'place' | 'own' | 'slip' | 'none';
  /** which connected place */
  readonly place_id: string | null;
  /** what is bought there, in the place's own words; empty: what it offers, the cheapest first */
  readonly service: string;
  /** of a parcel, where nobody knows better */
  readonly weight_grams: number;
  /** the brand's own file */
  readonly file_id: string | null;
}

export const startingTerms: ReturnTerms = {
  decide_days: 1, label_days: 1, send_within_days: 28, travel_days: 14, inspect_days: 3, settle_days: 2, instant_exchange: { on: false, days: 14 }, reasons: [], address: noAddress, instructions: '',
  labels: { by: 'none', place_id: null, service: '', weight_grams: 1000, file_id: null },
};

/** The reasons for a kind of product; where the brand has none of its own, all there are, by their meaning. */
export function reasonsFor(terms: ReturnTerms, category: string | null): readonly BrandReason[] {
  const key = category?.toLowerCase() ?? null;
  const own = terms.reasons.find(({ categories }) => categories.length === 0 || (key !== null && categories.some((one) => one.toLowerCase() === key)));
  return own?.reasons ?? wishReasons.map((reason) => ({ code: reason, label: '', means: reason }));
}

/** What cannot be meant. */
export function faultsOfTerms(terms: ReturnTerms): { field: string; message: string }[] {
  return [...faultsOfReasons(terms), ...faultsOfLabels(terms)];
}

function faultsOfLabels({ labels, address }: ReturnTerms): { field: string; message: string }[] {
  const missing = labels.by === 'place' || labels.by === 'slip' ? missingParts(address) : [];
  return [
    ...(labels.by === 'place' && labels.place_id === null ? [{ field: 'labels.place_id', message: 'says which connected place makes the labels' }] : []),
    ...(labels.by === 'own' && labels.file_id === null ? [{ field: 'labels.file_id', message: 'is the file that is sent to every customer' }] : []),
    ...missing.map((part) => ({ field: `address.${part}`, message: 'has to be there for a label' })),
  ];
}

function faultsOfReasons(terms: ReturnTerms): { field: string; message: string }[] {
  return terms.reasons.flatMap(({ categories, reasons }, at) => {
    const twice = reasons.find((reason, i) => reasons.findIndex(({ code }) => code === reason.code) < i);
    return [
      ...(twice === undefined ? [] : [{ field: `reasons.${at}`, message: `names the code “${twice.code}” twice` }]),
      ...(categories.length === 0 && at < terms.reasons.length - 1 ? [{ field: `reasons.${at}.categories`, message: 'fits everything, so what comes after it is never asked' }] : []),
    ];
  });
}

const DAY = 86_400_000;

/** When a stage that began at a moment is late; null: nobody waits in it. */
export function dueOf(terms: ReturnTerms, state: ReturnState, since: Date): Date | null {
  const days: Partial<Record<ReturnState, number>> = {
    review: terms.decide_days, approved: terms.label_days, label_sent: terms.send_within_days, in_transit: terms.travel_days, received: terms.inspect_days, inspected: terms.settle_days, settling: terms.settle_days,
  };
  const given = days[state];
  return given === undefined ? null : new Date(since.getTime() + given * DAY);
}
