import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { Programme } from '../rules/programme.ts';
import { usual, type OutreachSettings } from '../rules/settings.ts';
import type { Trigger } from '../rules/shapes.ts';

export interface ProgrammeRow {
  readonly id: string;
  readonly brand_id: string;
  readonly trigger: Trigger;
  readonly state: 'off' | 'on';
  readonly draft: Programme;
  readonly asked: Programme | null;
  readonly approval_id: string | null;
  readonly live: Programme | null;
  readonly live_since: Date | null;
  readonly changed_at: Date;
}

export const programmesOf = (tx: Tx, brandId: string): Promise<ProgrammeRow[]> => tx.rows<ProgrammeRow>(sql`
  select id, brand_id, trigger, state, draft, asked, approval_id, live, live_since, changed_at from outreach.programme where brand_id = ${brandId}`);

export const programmeOf = (tx: Tx, brandId: string, trigger: Trigger): Promise<ProgrammeRow | undefined> => tx.maybe<ProgrammeRow>(sql`
  select id, brand_id, trigger, state, draft, asked, approval_id, live, live_since, changed_at from outreach.programme where brand_id = ${brandId} and trigger = ${trigger}`);

export async function settingsOf(tx: Tx, brandId: string): Promise<OutreachSettings> {
  const row = await tx.maybe<{ settings: Partial<OutreachSettings> }>(sql`select settings from outreach.settings where brand_id = ${brandId}`);
  return { ...usual, ...row?.settings };
}

export interface BrandKnown {
  readonly name: string;
  readonly locale: string;
  readonly time_zone: string;
  readonly color: string;
}

/** Refuses where there is none, or none that may be seen. */
export async function brandOf(tx: Tx, brandId: string): Promise<BrandKnown> {
  const brand = await tx.maybe<BrandKnown>(sql`select name, locale, time_zone, color from identity.brand where id = ${brandId}`);
  if (brand === undefined) throw notFound('brand');
  return brand;
}
