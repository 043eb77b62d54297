import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import type { Filters } from '../../facts/index.ts';
import { metricOf } from '../rules/metrics.ts';

interface TargetRow {
  brand_id: string;
  metric: string;
  channel: string;
  value: number;
}

/**
 * The target of a figure: that of its channel, else the brand's. Where several brands are asked about and do not agree,
 * there is none.
 */
export async function targetsOf(tx: Tx, filters: Filters): Promise<(metric: string, channel: string | null) => number | null> {
  const rows = await listTargets(tx, filters.brandIds ?? null);
  return (metric, channel) => {
    const of = (name: string): number | null => {
      const values = new Set(rows.filter((row) => row.metric === metric && row.channel === name).map((row) => row.value));
      return values.size === 1 ? ([...values][0] as number) : null;
    };
    return (channel === null ? null : of(channel)) ?? of('');
  };
}

export async function listTargets(tx: Tx, brandIds: readonly string[] | null = null): Promise<TargetRow[]> {
  return tx.rows<TargetRow>(sql`
    select brand_id, metric, channel, value from insights.target where ${brandIds === null || brandIds.length === 0}::boolean or brand_id = any (${(brandIds ?? []) as string[]}::uuid[]) order by brand_id, metric, channel`);
}

/** Sets what a figure is to reach in a brand, in one channel or (with none named) in all; null takes it away. */
export async function setTarget(tx: Tx, target: { brand_id: string; metric: string; channel: string; value: number | null }): Promise<void> {
  if (!metricOf(target.metric)) throw invalid(`There is no figure "${target.metric}".`);
  if (target.value === null) {
    await tx.run(sql`delete from insights.target where brand_id = ${target.brand_id} and metric = ${target.metric} and channel = ${target.channel}`);
    return;
  }
  await tx.run(sql`
    insert into insights.target (brand_id, metric, channel, value, changed_at) values (${target.brand_id}, ${target.metric}, ${target.channel}, ${target.value}, ${tx.now})
    on conflict (brand_id, metric, channel) do update set value = excluded.value, changed_at = excluded.changed_at`);
}
