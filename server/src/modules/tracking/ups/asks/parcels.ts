import { PlaceRefused, type Page, type Place, type Stream, type StreamName } from '../../../connections/index.ts';
import { translateUps } from '../rules/translate.ts';

/** How many parcels one page asks about, each by itself. */
const TOGETHER = 20;

/** UPS has no list: it is asked about the brand's own parcels under way, in the order of their numbers. */
export const parcels: Stream = {
  name: 'shipments', kind: 'tracking', changes: true,
  async page(place, { after, since }): Promise<Page> {
    const numbers = (await underWay(place)).filter((number) => after === null || number > after);
    const asked = numbers.slice(0, TOGETHER);
    const answers = (await Promise.all(asked.map((number) => askParcel(place, number).catch(unknownNumber)))).filter((answer) => answer !== null && isNewer(answer, since));
    return { items: answers, next: numbers.length > TOGETHER ? (asked.at(-1) ?? null) : null, total: after === null ? numbers.length : null };
  },
};

export async function underWay(place: Place): Promise<string[]> {
  return [...((await place.underWay?.(['ups'])) ?? [])].sort();
}

export async function askParcel(place: Place, trackingNumber: string): Promise<unknown> {
  const query = new URLSearchParams({ locale: 'en_US', returnSignature: 'false', returnMilestones: 'false', returnPOD: 'false' });
  return (await place.ask({ method: 'GET', path: `/track/v1/details/${encodeURIComponent(trackingNumber)}?${query.toString()}`, headers: { transId: place.id } })).json;
}

export async function oneParcel(place: Place, _stream: StreamName, trackingNumber: string): Promise<unknown> {
  return askParcel(place, trackingNumber).catch(unknownNumber);
}

/** A label that UPS has not seen yet is no failure. */
function unknownNumber(error: unknown): null {
  if (error instanceof PlaceRefused && !error.locked) return null;
  throw error;
}

function isNewer(answer: unknown, since: Date | null): boolean {
  return since === null || translateUps(answer).parcels.some((parcel) => (parcel.events[0]?.moment.at.getTime() ?? 0) >= since.getTime());
}
