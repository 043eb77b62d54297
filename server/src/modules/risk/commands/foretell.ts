import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { settledFacts } from '../queries/settled-facts.ts';
import { repeatRisk } from '../rules/repeat-contact.ts';
import { taughtRepeat } from '../store/taught.ts';

/** Says of conversations that were settled at these moments how likely their customers write again, and keeps it with what it was said from. Said once for each moment, however often it is heard of. Answers with their brands. */
export async function foretell(tx: Tx, settled: readonly { readonly conversationId: string; readonly at: Date }[]): Promise<readonly string[]> {
  const known = await settledFacts(tx, settled);
  const brandIds = [...new Set(known.map((one) => one.brandId))];
  const weights = await taughtRepeat(tx, brandIds);
  const rows = known.map(({ conversationId, brandId, settledAt, facts }) => {
    const { chance, because } = repeatRisk(facts, weights.get(brandId));
    return { conversation_id: conversationId, settled_at: settledAt.toISOString(), brand_id: brandId, facts, chance, because };
  });
  if (rows.length === 0) return [];
  await tx.run(sql`
    insert into risk.settled (conversation_id, settled_at, brand_id, facts, chance, because)
    select conversation_id, settled_at, brand_id, facts, chance, because
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(conversation_id uuid, settled_at timestamptz, brand_id uuid, facts jsonb, chance real, because text[])
    on conflict do nothing`);
  return brandIds;
}
