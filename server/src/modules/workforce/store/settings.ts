import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { may } from '../../../platform/actor/actor.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { ChannelTermsView, WorkforceSettingsView } from '../contract.ts';
import { usualTerms } from '../rules/terms.ts';

export interface PlanningBrand {
  readonly id: string;
  readonly archived: boolean;
  readonly time_zone: string;
}

export async function brandPlanned(tx: Tx, brandId: string): Promise<PlanningBrand> {
  const brand = await tx.maybe<PlanningBrand>(sql`select id, time_zone, archived_at is not null as archived from identity.brand where id = ${brandId}`);
  if (!brand) throw notFound('brand');
  return brand;
}

/** How a brand plans: what was said, half hours where nothing was. */
export async function settingsOf(tx: Tx, brandId: string): Promise<WorkforceSettingsView> {
  const row = await tx.maybe<WorkforceSettingsView>(sql`select step_seconds, currency, terms from workforce.setting where brand_id = ${brandId}`);
  return row ?? { step_seconds: 1800, currency: 'USD', terms: {} };
}

/** What an hour costs is for who plans. */
export function shownTo(tx: Tx, brandId: string, terms: ChannelTermsView): ChannelTermsView {
  return may(tx.actor, 'workforce.write', brandId) ? terms : { ...terms, hour_cost_minor: null };
}

/** Terms that were kept before a term was known are filled up with the usual. */
export function termsFor(settings: WorkforceSettingsView, channel: string): ChannelTermsView {
  return { ...usualTerms(channel), ...settings.terms[channel] };
}
