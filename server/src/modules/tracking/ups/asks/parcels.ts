import { askedByNumber, eachByItself, type Place, type PlaceRequest } from '../../../connections/index.ts';
import { translateUps } from '../rules/translate.ts';

export const carriers = ['ups'];

export function parcelRequest(place: Place, trackingNumber: string): PlaceRequest {
  const query = new URLSearchParams({ locale: 'en_US', returnSignature: 'false', returnMilestones: 'false', returnPOD: 'false' });
  return { method: 'GET', path: `/track/v1/details/${encodeURIComponent(trackingNumber)}?${query.toString()}`, headers: { transId: place.id } };
}

const askParcel = async (place: Place, trackingNumber: string): Promise<unknown> => (await place.ask(parcelRequest(place, trackingNumber))).json;

export const { stream: parcels, one: oneParcel } = askedByNumber({ carriers, together: 20, ask: eachByItself(askParcel), newestAt: (answer) => translateUps(answer).parcels[0]?.events[0]?.moment.at ?? null });
