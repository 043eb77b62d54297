import type { LeaveView } from './contract.ts';

/** Leave was put down, asked for, granted, refused or withdrawn, by whomever. Subject: the leave. Like the next one it concerns a person and no brand, so it carries the nil brand. */
export const LEAVE_CHANGED = 'people.leave_changed';
/** The first or the last day of somebody's terms is another one. Subject: the person. */
export const EMPLOYMENT_CHANGED = 'people.employment_changed';

/** `was`: null where nothing was there before. */
export type LeaveChanged = { person_id: string; from: string; to: string; kind: LeaveView['kind']; state: LeaveView['state']; was: LeaveView['state'] | null };
export type EmploymentChanged = { starts_on: string | null; ends_on: string | null; was: { starts_on: string | null; ends_on: string | null } };
