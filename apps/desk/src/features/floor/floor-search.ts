export const floorPeriods = ['today', '7d', '30d'] as const;
export type FloorPeriod = (typeof floorPeriods)[number];

/** What is chosen on the floor stands in its address: Back gives it back, and a link shows the same. */
export interface FloorSearch {
  period?: FloorPeriod;
  brand?: string | undefined;
  /** the figure whose conversations are listed */
  show?: string;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export function readFloorSearch(given: Record<string, unknown>): FloorSearch {
  const period = floorPeriods.find((one) => one === given.period);
  const [brand, show] = [text(given.brand), text(given.show)];
  return { ...(period ? { period } : {}), ...(brand ? { brand } : {}), ...(show ? { show } : {}) };
}
