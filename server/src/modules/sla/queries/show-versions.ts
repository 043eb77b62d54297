import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { peopleNames } from '../../identity/index.ts';
import type { PoliciesVersionView } from '../contract.ts';
import { changesBetween } from '../rules/compare-versions.ts';
import type { Policy } from '../rules/policy.ts';

interface Row {
  number: number;
  policies: Policy[];
  by_id: string | null;
  at: Date;
  restored_from: number | null;
}

/** A brand's versions of its policies, the newest first, each with what it changed; `before` for those that are older. */
export async function showVersions(tx: Tx, brandId: string, limit: number, before: number | null): Promise<PoliciesVersionView[]> {
  const rows = await tx.rows<Row>(sql`
    select number, policies, by_id, at, restored_from from sla.version where brand_id = ${brandId} and (${before}::integer is null or number < ${before}::integer) order by number desc limit ${limit + 1}`);
  const names = await peopleNames(tx, [...new Set(rows.flatMap((row) => row.by_id ?? []))]);
  return rows.slice(0, limit).map((row, i) => ({
    version: row.number, saved_at: row.at.toISOString(), saved_by: row.by_id === null ? null : { id: row.by_id, name: names.get(row.by_id) ?? '' }, restored_from: row.restored_from,
    // Whatever was there first was made with the brand.
    changes: rows[i + 1] === undefined ? [] : changesBetween((rows[i + 1] as Row).policies, row.policies),
    policies: row.policies as PoliciesVersionView['policies'],
  }));
}
