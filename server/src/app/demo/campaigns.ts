import { putCampaign } from '../../modules/catalogue/index.ts';
import type { Tx } from '../../platform/db/tx.ts';

const DAY = 86_400_000;

/** What the demo's marketing runs, around today: a sale that goes on, what comes this week and later, and what is over. Begun anew with each start. */
const PLAN = [
  { sourceId: 'sale', name: 'End of season sale', from: -1, to: 3, channels: ['email', 'ads'], codes: ['SEASON20'], audience: 18_000, note: 'Twenty per cent on everything that is not reduced already. Not together with other codes.' },
  { sourceId: 'letter', name: 'Newsletter: new colours', from: 4, to: 5, channels: ['email'], codes: [], audience: 24_000, note: '' },
  { sourceId: 'new', name: 'New collection', from: 16, to: 30, channels: ['email', 'social'], codes: ['FIRSTLOOK'], audience: 9000, note: 'Subscribers may order a day earlier.' },
  { sourceId: 'past', name: 'Mid-season offer', from: -40, to: -36, channels: ['email'], codes: ['MID10'], audience: 15_000, note: '' },
] as const;

export async function writeCampaigns(tx: Tx, brandId: string): Promise<void> {
  const today = Math.floor(tx.now.getTime() / DAY) * DAY;
  for (const { from, to, ...campaign } of PLAN) await putCampaign(tx, { ...campaign, brandId, source: 'demo', fromAt: new Date(today + from * DAY), toAt: new Date(today + to * DAY), changedAt: tx.now });
}
