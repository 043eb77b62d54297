import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { CaughtView } from '../contract.ts';
import { choosePolicy, type Policy } from '../rules/policy.ts';
import { livedHere } from '../rules/tell-events.ts';
import { missesOf } from './misses-under.ts';
import { readFacts, type Known } from './read-facts.ts';
import { readStories } from './read-stories.ts';
import { termsOf } from './terms.ts';

const AT_A_TIME = 5000;
/** Beyond this a preview says how many it looked at. */
const MOST = 100_000;
/** Clocks are told anew for the newest of them only: a preview is waited for. */
const MOST_JUDGED = 4000;
const JUDGED_AT_A_TIME = 1000;
const EXAMPLES = 5;
const DAY_MS = 86_400_000;

/** What one policy catches; `null` is what none of them catches. */
interface Catch {
  open: number;
  recent: number;
  misses: number;
  examples: string[];
}

/**
 * What each policy would catch, were these the policies: how many open conversations; with `days`, also how many of those
 * somebody wrote in since, the newest of them, and how many deadlines would be missed. The newest first where there are very many.
 */
export async function previewPolicies(tx: Tx, brandId: string, policies: readonly Policy[], days: number | null): Promise<CaughtView> {
  const caught = new Map<string | null, Catch>([...policies.map((policy) => policy.id), null].map((id) => [id, { open: 0, recent: 0, misses: 0, examples: [] }]));
  const since = new Date(tx.now.getTime() - (days ?? 0) * DAY_MS);
  const ids = await tx.rows<{ id: string; recent: boolean; open: boolean }>(sql`
    select id, last_message_at >= ${since} as recent, category in ('open', 'waiting') as open from conversations.conversation
    where brand_id = ${brandId} and kind = 'support' and category <> 'spam' and merged_into_id is null and (category in ('open', 'waiting') or (${days !== null} and last_message_at >= ${since})) order by last_message_at desc limit ${MOST}`);
  const rows = new Map(ids.map((row) => [row.id, row]));
  for (let i = 0; i < ids.length; i += AT_A_TIME) {
    for (const known of inOrderOf(ids.slice(i, i + AT_A_TIME).map((row) => row.id), await readFacts(tx, ids.slice(i, i + AT_A_TIME).map((row) => row.id)))) {
      const one = caught.get(choosePolicy(policies, known.facts)?.id ?? null) as Catch;
      const row = rows.get(known.id);
      one.open += row?.open ? 1 : 0;
      one.recent += row?.recent ? 1 : 0;
      if (one.examples.length < EXAMPLES) one.examples.push(known.id);
    }
  }
  const judged = days === null ? { judged: 0, asIs: 0, supposed: 0 } : await judge(tx, brandId, policies, ids.slice(0, MOST_JUDGED).map((row) => row.id), caught);
  return { ...(await shown(tx, policies, caught, days !== null)), looked_at: ids.length, judged: judged.judged, misses_as_is: judged.asIs, misses_supposed: judged.supposed };
}

/** Deadlines that are missed as things stand, and that would be: clocks told from what happened, under both. */
async function judge(tx: Tx, brandId: string, policies: readonly Policy[], ids: readonly string[], caught: ReadonlyMap<string | null, Catch>): Promise<{ judged: number; asIs: number; supposed: number }> {
  const terms = await termsOf(tx, brandId);
  const sum = { judged: 0, asIs: 0, supposed: 0 };
  for (let i = 0; terms !== undefined && i < ids.length; i += JUDGED_AT_A_TIME) {
    const some = ids.slice(i, i + JUDGED_AT_A_TIME);
    const [all, stories] = await Promise.all([readFacts(tx, some), readStories(tx, some)]);
    for (const known of all) {
      const told = stories.get(known.id);
      if (told === undefined || !livedHere(told)) continue;
      const misses = missesOf(known, told, { ...terms, policies }, tx.now.getTime());
      sum.judged++;
      sum.asIs += missesOf(known, told, terms, tx.now.getTime());
      sum.supposed += misses;
      (caught.get(choosePolicy(policies, known.facts)?.id ?? null) as Catch).misses += misses;
    }
  }
  return sum;
}

async function shown(tx: Tx, policies: readonly Policy[], caught: ReadonlyMap<string | null, Catch>, full: boolean): Promise<Pick<CaughtView, 'data' | 'uncaught' | 'uncaught_recent' | 'uncaught_examples'>> {
  const ids = full ? [...caught.values()].flatMap((one) => one.examples) : [];
  const named = ids.length === 0 ? [] : await tx.rows<{ id: string; number: number; subject: string }>(sql`select id, number, subject from conversations.conversation where id = any (${ids}::uuid[])`);
  const examples = (one: Catch | undefined) => named.filter((row) => one?.examples.includes(row.id));
  const none = caught.get(null);
  return {
    data: policies.map((policy) => {
      const one = caught.get(policy.id);
      return { policy_id: policy.id, name: policy.name, conversations: one?.open ?? 0, recent: one?.recent ?? 0, misses: one?.misses ?? 0, examples: examples(one) };
    }),
    uncaught: none?.open ?? 0, uncaught_recent: none?.recent ?? 0, uncaught_examples: examples(none),
  };
}

function inOrderOf(ids: readonly string[], known: readonly Known[]): Known[] {
  const byId = new Map(known.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
