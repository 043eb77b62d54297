import { Refusal } from '../../../platform/refusal/refusal.ts';

/** Most agents, contacts in progress or places that are reckoned with. */
export const MOST_AGENTS = 100_000;

/** @throws Refusal 422 `code` that names the field, unless the condition holds. */
export function refuseUnless(holds: boolean, code: string, field: string, message: string): asserts holds {
  if (!holds) throw new Refusal(422, code, message, { details: [{ field, message }] });
}

/** A finite number above zero. @throws Refusal `invalid_load` */
export function positive(value: number, field: string): void {
  refuseUnless(Number.isFinite(value) && value > 0, 'invalid_load', field, `"${field}" must be a number above zero.`);
}

/** A finite number that is not below zero. @throws Refusal `invalid_load` */
export function notNegative(value: number, field: string): void {
  refuseUnless(Number.isFinite(value) && value >= 0, 'invalid_load', field, `"${field}" must be a number that is not below zero.`);
}

/** A whole number from `least` up. @throws Refusal `invalid_agents` */
export function wholeFrom(least: number, value: number, field: string): void {
  refuseUnless(Number.isInteger(value) && value >= least && value <= MOST_AGENTS, 'invalid_agents', field, `"${field}" must be a whole number from ${least} to ${MOST_AGENTS}.`);
}

/** A share above zero and not above `most`. @throws Refusal `invalid_target` */
export function share(value: number, field: string, most = 1): void {
  refuseUnless(Number.isFinite(value) && value > 0 && value <= most, 'invalid_target', field, `"${field}" must be a share above 0 and not above ${most}.`);
}
