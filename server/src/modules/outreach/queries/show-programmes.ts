import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ProgrammeViewShape } from '../contract.ts';
import { neededOf, placeholdersOf } from '../rules/check-wording.ts';
import { faultsOfProgramme, PROGRAMMES, startOf } from '../rules/programme.ts';
import type { Trigger } from '../rules/shapes.ts';
import { effectsOf } from './effects.ts';
import { programmesOf, type ProgrammeRow } from './programmes.ts';

export const EFFECT_DAYS = 90;

/** Every kind of happening a brand can tell of, with how it stands and what it did. */
export async function showProgrammes(tx: Tx, brandId: string): Promise<ProgrammeViewShape[]> {
  const rows = new Map((await programmesOf(tx, brandId)).map((row) => [row.trigger, row]));
  const effects = await effectsOf(tx, brandId, EFFECT_DAYS);
  const counted = await tx.rows<{ trigger: string; told: number; held_out: number; not_told: number; failed: number }>(sql`
    select trigger, count(*) filter (where state in ('sent', 'leaving', 'due'))::integer as told, count(*) filter (where because = 'held_out')::integer as held_out, count(*) filter (where state = 'not_sent' and because <> 'held_out')::integer as not_told,
      count(*) filter (where state = 'failed')::integer as failed
    from outreach.decision where brand_id = ${brandId} and kind = 'notice' and decided_at > ${new Date(tx.now.getTime() - 30 * 86_400_000)} group by 1`);
  return PROGRAMMES.map((trigger) => {
    const { told = 0, held_out = 0, not_told = 0, failed = 0 } = counted.find((one) => one.trigger === trigger) ?? {};
    return { ...programmeView(brandId, trigger, rows.get(trigger)), last_30_days: { told, held_out, not_told, failed }, effect: effects.find((one) => one.key === trigger) ?? null };
  });
}

function programmeView(brandId: string, trigger: Trigger, row: ProgrammeRow | undefined): Omit<ProgrammeViewShape, 'last_30_days' | 'effect'> {
  const draft = row?.draft ?? startOf(trigger);
  return {
    trigger, brand_id: brandId, state: row?.state ?? 'off', waiting: row?.asked != null, published: row?.live != null, changed: row?.live != null && JSON.stringify(sorted(row.live)) !== JSON.stringify(sorted(draft)),
    asked: (row?.asked ?? null) as ProgrammeViewShape['asked'], approval_id: row?.asked == null ? null : row.approval_id, draft: draft as ProgrammeViewShape['draft'], live: (row?.live ?? null) as ProgrammeViewShape['live'], live_since: row?.live_since?.toISOString() ?? null, placeholders: [...placeholdersOf(trigger)], needed: [...neededOf(trigger)],
    faults: faultsOfProgramme(trigger, draft),
  };
}

/** The database keeps keys in an order of its own. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
