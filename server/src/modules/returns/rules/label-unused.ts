/** A label as it stands, and the number of its parcel where it is known. */
export interface LabelStanding {
  readonly state: 'wanted' | 'made' | 'uploaded' | 'failed' | 'replaced';
  readonly trackingNumber: string | null;
}

/** Numbers are compared as carriers do: without blanks and hyphens, in capitals. */
export const trackingKey = (number: string): string => number.replaceAll(/[\s-]/g, '').toUpperCase();

/**
 * Whether a label is for nothing once the parcel goes another way: one the customer never got, or one of another number than the parcel has
 * (`parcelNumber`). Nobody can say so of one that is there where one of the two numbers is unknown: it may be on the parcel.
 */
export function isUnused({ state, trackingNumber }: LabelStanding, parcelNumber: string | null): boolean {
  if (state === 'wanted' || state === 'failed') return true;
  if (state !== 'made' || trackingNumber === null || !parcelNumber?.trim()) return false;
  return trackingKey(trackingNumber) !== trackingKey(parcelNumber);
}
