import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { showCustomers } from '../../customers/index.ts';
import { peopleNames } from '../../identity/index.ts';
import type { HoldView, RetentionView } from '../contract.ts';
import { expiring } from '../ports.ts';
import { listHolds } from '../store/holds.ts';

export async function showHolds(tx: Tx): Promise<HoldView[]> {
  const rows = await listHolds(tx);
  const [conversations, customers, people] = await Promise.all([
    expiring.get().describe(tx, rows.filter((row) => row.subject_kind === 'conversation').map((row) => row.subject_id)),
    showCustomers(tx, rows.filter((row) => row.subject_kind === 'customer').map((row) => row.subject_id)),
    peopleNames(tx, rows.flatMap((row) => [row.placed_by, row.lifted_by].filter((id) => id !== null))),
  ]);
  return rows.map((row) => {
    const conversation = conversations.get(row.subject_id);
    const customer = customers.find((one) => one.id === row.subject_id);
    return {
      id: row.id, brand_id: row.brand_id, subject_kind: row.subject_kind, subject_id: row.subject_id, number: conversation?.number ?? null, about: conversation?.subject ?? (customer?.name || customer?.handles[0]?.value || ''), reason: row.reason,
      placed_by: row.placed_by === null ? null : (people.get(row.placed_by) ?? null), placed_at: row.placed_at.toISOString(), lifted_by: row.lifted_by === null ? null : (people.get(row.lifted_by) ?? null), lifted_at: row.lifted_at?.toISOString() ?? null,
    };
  });
}

/** Every brand that may be seen, with its rules and what the last night did. */
export async function showRetention(tx: Tx): Promise<RetentionView[]> {
  const rows = await tx.rows<{ id: string; rules: RetentionView['rules'] | null; at: Date | null; conversations: number | null; held_back: number | null }>(sql`
    select b.id, (select json_agg(json_build_object('channel', r.channel, 'days', r.days) order by r.channel) from privacy.retention r where r.brand_id = b.id) as rules, run.at, run.conversations, run.held_back
    from identity.brand b left join lateral (select at, conversations, held_back from privacy.run where brand_id = b.id order by at desc limit 1) run on true
    where b.archived_at is null order by b.name`);
  const visible = new Set(tx.actor.brands === '*' ? rows.map((row) => row.id) : tx.actor.brands);
  return rows.filter((row) => visible.has(row.id)).map((row) => ({ brand_id: row.id, rules: row.rules ?? [], last_run: row.at === null ? null : { at: row.at.toISOString(), conversations: row.conversations ?? 0, held_back: row.held_back ?? 0 } }));
}
