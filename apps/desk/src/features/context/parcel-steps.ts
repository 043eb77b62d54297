import type { StepState } from '@keepdesk/ui';

/** The five places a parcel passes; a state outside the usual way is a problem at the place it had reached. */
export const stepIds = ['pending', 'info_received', 'in_transit', 'out_for_delivery', 'delivered'] as const;

/**
 * How the five steps are drawn. `step` is 0 (pending) to 4 (delivered), or null when the parcel left the usual way:
 * it is then shown where such a parcel stands, on the road.
 */
export function parcelSteps(state: string, step: number | null): StepState[] {
  const at = step ?? (state === 'available_for_pickup' || state === 'attempt_failed' ? 3 : 2);
  const isProblem = state === 'attempt_failed' || (step === null && state !== 'available_for_pickup');
  return stepIds.map((_, index): StepState => {
    if (index < at || (index === at && at === stepIds.length - 1)) return 'done';
    if (index > at) return 'todo';
    return isProblem ? 'problem' : 'current';
  });
}
