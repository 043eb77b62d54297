import type { Known } from './panel.ts';
import { causes, reasonsOfCause, type Cause } from './way.ts';

/** Parts of each cause's contacts that come by a channel; the parts of all channels are the whole. */
export type ChannelParts = Readonly<Record<Cause, number>>;
const PARTS_DAYS = 56;

/** By which channel people wrote about each cause in the eight weeks before `origin`. */
export function partsOf({ totals }: Pick<Known, 'totals'>, channel: string, origin: number): ChannelParts {
  const near = totals.filter((row) => row.day < origin && row.day >= origin - PARTS_DAYS);
  return Object.fromEntries(causes.map((cause) => {
    const about = near.filter((row) => reasonsOfCause[cause].includes(row.reason));
    const all = about.reduce((sum, row) => sum + row.count, 0);
    return [cause, all === 0 ? 0 : about.filter((row) => row.channel === channel).reduce((sum, row) => sum + row.count, 0) / all];
  })) as Record<Cause, number>;
}
