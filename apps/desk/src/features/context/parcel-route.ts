export interface Scan {
  readonly at: string;
  readonly state: string;
  readonly description: string;
  readonly place: string | null;
}

/** A place on the way, with what was scanned there, newest first. Null: the carrier named no place. */
export interface Stop {
  readonly place: string | null;
  readonly scans: readonly Scan[];
}

/** The way a parcel took as a line of places, newest first: scans that follow each other at one place are one stop. */
export function routeOf(scans: readonly Scan[]): Stop[] {
  const newestFirst = scans.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const stops: { place: string | null; scans: Scan[] }[] = [];
  for (const scan of newestFirst) {
    const last = stops.at(-1);
    if (last !== undefined && isSamePlace(last.place, scan.place)) last.scans.push(scan);
    else stops.push({ place: scan.place, scans: [scan] });
  }
  return stops;
}

function isSamePlace(one: string | null, other: string | null): boolean {
  return one === other || (one !== null && other !== null && one.toLowerCase() === other.toLowerCase());
}

/** How grave what is wrong is: broken is worse than at risk. */
export const signalTones = { late_handover: 'warning', no_scan: 'danger', promise_at_risk: 'warning', promise_broken: 'danger' } as const;

export type KnownSignal = keyof typeof signalTones;

export const isKnownSignal = (kind: string): kind is KnownSignal => Object.hasOwn(signalTones, kind);
