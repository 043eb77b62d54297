import type { TFunction } from 'i18next';

const steps = ['pending', 'info_received', 'in_transit', 'out_for_delivery', 'delivered'] as const;
const problems = ['attempt_failed', 'available_for_pickup', 'exception', 'returned', 'expired', 'cancelled', 'lost'] as const;

/** What is wrong with a parcel that left the usual way, in words. */
export function parcelStateName(t: TFunction, state: string): string {
  const known = problems.find((one) => one === state);
  return known ? t(`parcel.problem.${known}`) : state.replaceAll('_', ' ');
}

/** Where a parcel is, on the usual way or off it. */
export function parcelPlace(t: TFunction, state: string): string {
  const known = steps.find((one) => one === state);
  return known ? t(`parcel.step.${known}`) : parcelStateName(t, state);
}

/** A carrier's short name as it is written: up to four letters are initials, longer ones begin with a capital. */
export function carrierName(code: string): string {
  return code.length <= 4 ? code.toUpperCase() : code.replaceAll(/[_-]/g, ' ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
