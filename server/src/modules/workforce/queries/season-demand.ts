import type { Tx } from '../../../platform/db/tx.ts';
import { termsOf } from '../../people/index.ts';
import type { SeasonDemandInput, SeasonDemandView } from '../contract-season.ts';
import { addDays } from '../rules/local-days.ts';
import { planned } from './planned.ts';
import { staffing } from './staffing.ts';

const DAYS = 7;

/**
 * Hours of agents on contacts by week, over all channels that are foretold of these brands: as staffing reckons them, each channel by its own promise. People of several
 * brands are added up; what one pool could serve for all is not reckoned smaller.
 */
export async function seasonDemand(tx: Tx, { brand_ids: brandIds, from, weeks }: SeasonDemandInput): Promise<SeasonDemandView> {
  const channels: { brandId: string; channel: string }[] = [];
  for (const brandId of brandIds) channels.push(...(await planned(tx, brandId)).channels.filter((one) => one.made_at !== null).map(({ channel }) => ({ brandId, channel })));
  const found: SeasonDemandView['weeks'] = [];
  for (let week = 0; week < weeks; week++) {
    const day = addDays(from, DAYS * week);
    const byChannel: Record<string, number> = {};
    let [contacts, missing] = [0, channels.length === 0];
    for (const { brandId, channel } of channels) {
      const { summary, not_foretold: unknown } = await staffing(tx, { brand_id: brandId, channel, from: day, days: DAYS });
      byChannel[channel] = (byChannel[channel] ?? 0) + summary.agent_hours;
      contacts += summary.contacts;
      missing ||= unknown > 0;
    }
    found.push({ from: day, hours: Object.values(byChannel).reduce((sum, hours) => sum + hours, 0), contacts, not_foretold: missing, channels: byChannel });
  }
  const people = (await termsOf(tx, { brandIds, agreed: true })).flatMap(({ terms }) => terms ?? []).filter((terms) => (terms.starts_on ?? '') <= from && (terms.ends_on ?? '9') >= from);
  const minutes = people.reduce((sum, terms) => sum + terms.contract_minutes, 0);
  return { weeks: found, regulars: people.length, hours_a_week: people.length === 0 ? null : minutes / people.length / 60 };
}
