import { askedByNumber, eachByItself, type Place } from '../../../connections/index.ts';
import { translateUps } from '../rules/translate.ts';

export const carriers = ['ups'];

export async function askParcel(place: Place, trackingNumber: string): Promise<unknown> {
  const query = new URLSearchParams({ locale: 'en_US', returnSignature: 'false', returnMilestones: 'false', returnPOD: 'false' });
  return (await place.ask({ method: 'GET', path: `/track/v1/details/${encodeURIComponent(trackingNumber)}?${query.toString()}`, headers: { transId: place.id } })).json;
}

export const { stream: parcels, one: oneParcel } = askedByNumber({ carriers, together: 20, ask: eachByItself(askParcel), newestAt: (answer) => translateUps(answer).parcels[0]?.events[0]?.moment.at ?? null });
