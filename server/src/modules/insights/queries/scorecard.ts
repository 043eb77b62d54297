import type { Tx } from '../../../platform/db/tx.ts';
import { weightedScore } from '../../facts/index.ts';
import type { AskedReport, CellView, ScorecardView } from '../contract.ts';
import { runReport } from './run-report.ts';
import { targetsOf } from './targets.ts';

/**
 * Satisfaction, recommendation and effort of each channel beside their targets, and one score of all, each channel
 * weighted by the conversations it had: never an average of averages, and always within the range of its channels.
 */
export async function scorecard(tx: Tx, asked: Pick<AskedReport, 'period' | 'from' | 'to' | 'filters'>): Promise<ScorecardView> {
  const report = await runReport(tx, { ...asked, metrics: ['csat', 'nps', 'ces', 'received'], by: ['channel'], compare: 'none', hours: 'wall' });
  const channels = report.rows.map((row) => {
    const [csat, nps, ces, received] = row.cells as [CellView, CellView, CellView, CellView];
    return { channel: row.keys[0]?.id ?? '', volume: received.value ?? 0, csat, nps, ces };
  });
  const score = (of: 'csat' | 'nps' | 'ces'): number | null => weightedScore(channels.flatMap((channel) => (channel[of].value === null ? [] : [{ score: channel[of].value, volume: channel.volume }])));
  const targets = await targetsOf(tx, { brandIds: asked.filters.brand_ids });
  return {
    period: report.period, channels: channels.toSorted((a, b) => b.volume - a.volume),
    enterprise: { csat: score('csat'), nps: score('nps'), ces: score('ces'), volume: channels.reduce((sum, one) => sum + one.volume, 0), target: targets('csat', null) },
  };
}
