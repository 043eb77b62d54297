/** Somebody said that a carrier is in trouble; the subject is the incident. Countries: none is everywhere. */
export const INCIDENT_DECLARED = 'shipments.incident_declared';
export const INCIDENT_ENDED = 'shipments.incident_ended';

export type IncidentDeclared = { carrier: string; countries: string[]; from: string };
export type IncidentEnded = { carrier: string };

/** Something is wrong with a parcel, each kind told once; the subject is the parcel. Cleared: it holds no longer, because it came or news came. */
export const SIGNAL_RAISED = 'shipments.signal_raised';
export const SIGNAL_CLEARED = 'shipments.signal_cleared';
export type SignalNews = { kind: string; order_id: string | null };

/** A carrier seems to be in trouble; the subject is the suspicion. Country '' is everywhere. */
export const TROUBLE_SUSPECTED = 'shipments.trouble_suspected';
export type TroubleSuspected = { carrier: string; country: string; on_the_way: number; unscanned: number };
