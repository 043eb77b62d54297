/** Somebody said that a carrier is in trouble; the subject is the incident. Countries: none is everywhere. */
export const INCIDENT_DECLARED = 'shipments.incident_declared';
export const INCIDENT_ENDED = 'shipments.incident_ended';

export type IncidentDeclared = { carrier: string; countries: string[]; from: string };
export type IncidentEnded = { carrier: string };
