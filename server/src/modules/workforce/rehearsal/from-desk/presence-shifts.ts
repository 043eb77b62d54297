import type { KnownPerson } from './known.ts';

/** From when to when somebody was in a state; moments are ISO 8601. */
export interface StateSpan {
  readonly personId: string;
  readonly isWorking: boolean;
  readonly from: string;
  readonly to: string;
}

/** As if who was there had been told so: a shift from coming to going, with what was no work in it as breaks. Spans are by person and beginning; one away for longer than this begins anew. */
const APART_MS = 3 * 3_600_000;

export function shiftsOfPresence(spans: readonly StateSpan[]): Map<string, KnownPerson['shifts'][number][]> {
  const shifts = new Map<string, { from: string; to: string; off: [string, string][] }[]>();
  for (const { personId, isWorking, from, to } of spans) {
    if (!isWorking || to <= from) continue;
    const own = shifts.get(personId) ?? [];
    shifts.set(personId, own);
    const last = own.at(-1);
    if (last === undefined || Date.parse(from) - Date.parse(last.to) > APART_MS) own.push({ from, to, off: [] });
    else {
      if (from > last.to) last.off.push([last.to, from]);
      last.to = to > last.to ? to : last.to;
    }
  }
  return shifts;
}
