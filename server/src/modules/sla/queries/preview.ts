import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { CaughtView } from '../contract.ts';
import { choosePolicy, type Policy } from '../rules/policy.ts';
import { readFacts } from './read-facts.ts';

const AT_A_TIME = 5000;
/** Beyond this a preview says how many it looked at. */
const MOST = 100_000;

/** How many open conversations of a brand each policy would catch, were these the policies; the newest first where there are very many. */
export async function previewPolicies(tx: Tx, brandId: string, policies: readonly Policy[]): Promise<CaughtView> {
  const ids = await tx.rows<{ id: string }>(sql`
    select id from conversations.conversation where brand_id = ${brandId} and category in ('open', 'waiting') and kind = 'support' and merged_into_id is null order by last_message_at desc limit ${MOST}`);
  const caught = new Map<string | null, number>();
  for (let i = 0; i < ids.length; i += AT_A_TIME) {
    for (const known of await readFacts(tx, ids.slice(i, i + AT_A_TIME).map((row) => row.id))) {
      const id = choosePolicy(policies, known.facts)?.id ?? null;
      caught.set(id, (caught.get(id) ?? 0) + 1);
    }
  }
  return { data: policies.map((policy) => ({ policy_id: policy.id, name: policy.name, conversations: caught.get(policy.id) ?? 0 })), uncaught: caught.get(null) ?? 0, looked_at: ids.length };
}
