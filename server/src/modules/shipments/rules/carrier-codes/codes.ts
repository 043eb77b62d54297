import type { ShipmentState } from '../shipment-state.ts';

/** A carrier's codes by what they mean for the parcel, blanks between; `1421-1434` is every number from one to the other. */
export type CodesByState = Readonly<Partial<Record<ShipmentState, string>>>;

/** Codes without leading zeros, in capitals. */
export function tableOf(codes: CodesByState): ReadonlyMap<string, ShipmentState> {
  return new Map(Object.entries(codes).flatMap(([state, list]) => list.split(' ').flatMap(spelledOut).map((code) => [codeKey(code), state as ShipmentState] as const)));
}

/** What two spellings of a code have in common: "0174" and "174", "In transit" and "IN_TRANSIT". */
export function codeKey(code: string): string {
  const key = code.trim().toUpperCase().replaceAll(/[\s_-]+/g, '_');
  return /^\d+$/.test(key) ? String(Number(key)) : key;
}

function spelledOut(code: string): string[] {
  const range = /^(\d+)-(\d+)$/.exec(code);
  if (range === null) return [code];
  const [from, to] = [Number(range[1]), Number(range[2])];
  return Array.from({ length: to - from + 1 }, (_, more) => String(from + more));
}
