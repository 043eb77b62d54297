import type { WordingFault } from './check-wording.ts';
import { faultsOfWording } from './check-wording.ts';

type Said = Readonly<Record<string, string>>;

export interface IncidentWish {
  readonly carrier: string;
  /** ISO 3166-1 alpha-2 of where parcels go; none: everywhere */
  readonly countries: readonly string[];
  readonly shippedFrom: Date | null;
  readonly shippedTo: Date | null;
  /** picked by hand; none: by carrier, country and dates */
  readonly shipmentIds: readonly string[];
  readonly words: Said;
  readonly statusLine: Said;
  readonly overWords: Said;
  readonly lateDays: number;
  readonly tag: string | null;
}

export interface IncidentFault {
  readonly field: string;
  readonly message: string;
}

/** What keeps it from being declared: it has to say what happened, and nothing vague. */
export function faultsOfIncident(wish: IncidentWish): IncidentFault[] {
  const faults: IncidentFault[] = [];
  if (wish.carrier.trim() === '') faults.push({ field: 'carrier', message: 'is missing' });
  if (wish.shippedFrom !== null && wish.shippedTo !== null && wish.shippedFrom >= wish.shippedTo) faults.push({ field: 'shipped_to', message: 'is before it begins' });
  if (wish.countries.some((one) => !/^[A-Z]{2}$/.test(one))) faults.push({ field: 'countries', message: 'are two letters each, like DE' });
  if (!Object.values(wish.words).some((text) => text.trim() !== '')) faults.push({ field: 'words', message: 'have to say what happened' });
  for (const [language, text] of [...Object.entries(wish.words), ...Object.entries(wish.overWords)]) {
    if (text.trim() === '') continue;
    faults.push(...faultsOfWording('delivered', { subject: 'About it', text }).map((fault: WordingFault) => ({ field: `words.${language}`, message: fault.message })));
  }
  return faults;
}
