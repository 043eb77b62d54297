export interface Incident {
  readonly carrier: string;
  readonly countries: readonly string[];
  readonly from: Date;
}

const EARLIEST_MS = 30 * 86_400_000;

/** What two spellings of a carrier have in common: "DHL Express", "dhl-express". */
export const carrierKey = (carrier: string): string => carrier.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** What cannot be meant, and where. */
export function faultsOfIncident({ carrier, countries, from }: Incident, now: Date): { field: string; message: string }[] {
  const faults: { field: string; message: string }[] = [];
  if (carrierKey(carrier) === '') faults.push({ field: 'carrier', message: 'names no carrier' });
  if (new Set(countries).size < countries.length) faults.push({ field: 'countries', message: 'names a country twice' });
  if (from > now) faults.push({ field: 'from', message: 'is still to come: declare it when it has begun' });
  if (now.getTime() - from.getTime() > EARLIEST_MS) faults.push({ field: 'from', message: 'is more than 30 days ago' });
  return faults;
}
