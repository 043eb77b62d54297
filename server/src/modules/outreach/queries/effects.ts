import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { claimOf, effectOf, type Count } from '../../experiments/index.ts';
import type { EffectView } from '../contract.ts';
import { CONTACT_DAYS } from '../rules/is-about.ts';
import { programmesOf, settingsOf } from './programmes.ts';

interface ArmRow {
  readonly key: string;
  readonly name: string | null;
  readonly arm: 'treated' | 'holdout';
  readonly customers: number;
  readonly contacts: number;
  readonly sent: number;
  /** as providers said, else as the settings say */
  readonly cents: number;
}

/**
 * What telling did, by kind of happening: customers of both arms whose seven days are over, each once (their first occasion in the period), whether
 * the notice reached them or not. Contacts are about that order, on any channel.
 */
export async function effectsOf(tx: Tx, brandId: string, days: number): Promise<EffectView[]> {
  const costs = (await settingsOf(tx, brandId)).cost_cents;
  const rows = await tx.rows<ArmRow>(sql`
    with first as (
      select distinct on (d.trigger, d.customer_id) d.id, d.trigger, d.arm, d.sent_at, d.channel, d.cost_cents from outreach.decision d
      where d.brand_id = ${brandId} and d.kind = 'notice' and d.arm is not null and d.customer_id is not null
        and d.decided_at > ${since(tx, days)} and d.decided_at <= ${new Date(tx.now.getTime() - CONTACT_DAYS * 86_400_000)}
      order by d.trigger, d.customer_id, d.decided_at, d.id)
    select f.trigger as key, null as name, f.arm, count(*)::integer as customers, count(*) filter (where exists (select from outreach.contact c where c.decision_id = f.id))::integer as contacts, count(f.sent_at)::integer as sent,
      coalesce(sum(coalesce(f.cost_cents, (${JSON.stringify(costs)}::jsonb ->> f.channel)::numeric, 0)) filter (where f.sent_at is not null), 0)::float8 as cents
    from first f group by 1, 3`);
  const shares = new Map((await programmesOf(tx, brandId)).map((row) => [row.trigger as string, (row.live ?? row.draft).holdout_percent / 100]));
  return [...new Set(rows.map((row) => row.key))].toSorted().map((key) => effectView(key, null, rows.filter((row) => row.key === key), shares.get(key) ?? 0.1));
}

/** The same for one kind of happening, by what they wrote about: how many of each arm wrote for that reason. */
export async function effectByReason(tx: Tx, brandId: string, trigger: string, days: number): Promise<EffectView[]> {
  const arms = await effectsOf(tx, brandId, days);
  const whole = arms.find((one) => one.key === trigger);
  if (!whole) return [];
  const rows = await tx.rows<ArmRow>(sql`
    with first as (
      select distinct on (d.customer_id) d.id, d.arm from outreach.decision d
      where d.brand_id = ${brandId} and d.kind = 'notice' and d.arm is not null and d.customer_id is not null and d.trigger = ${trigger}
        and d.decided_at > ${since(tx, days)} and d.decided_at <= ${new Date(tx.now.getTime() - CONTACT_DAYS * 86_400_000)}
      order by d.customer_id, d.decided_at, d.id)
    select coalesce(v.reason_id::text, '') as key, r.name, f.arm, 0 as customers, count(distinct f.id)::integer as contacts, 0 as sent, 0 as cents
    from first f join outreach.contact c on c.decision_id = f.id join conversations.conversation v on v.id = c.conversation_id left join taxonomy.reason r on r.id = v.reason_id group by 1, 2, 3`);
  return [...new Map(rows.map((row) => [row.key, row.name]))].map(([key, name]) => {
    const of = (arm: string): number => rows.find((row) => row.key === key && row.arm === arm)?.contacts ?? 0;
    const arm = (which: 'treated' | 'holdout', n: number): ArmRow => ({ key, name, arm: which, customers: n, contacts: of(which), sent: 0, cents: 0 });
    return effectView(key, name, [arm('treated', whole.treated.customers), arm('holdout', whole.holdout.customers)], whole.holdout_share);
  });
}

const since = (tx: Tx, days: number): Date => new Date(tx.now.getTime() - days * 86_400_000);

function effectView(key: string, name: string | null, rows: readonly ArmRow[], share: number): EffectView {
  const arm = (which: 'treated' | 'holdout'): Count => {
    const row = rows.find((one) => one.arm === which);
    return { hits: row?.contacts ?? 0, n: row?.customers ?? 0 };
  };
  const [treated, holdout] = [arm('treated'), arm('holdout')];
  const effect = effectOf(treated, holdout);
  const claim = claimOf(treated, holdout, share);
  const sent = rows.reduce((sum, row) => sum + row.sent, 0);
  return {
    key, name, holdout_share: share, treated: { customers: treated.n, contacts: treated.hits }, holdout: { customers: holdout.n, contacts: holdout.hits }, verdict: claim.verdict, missing: claim.missing,
    absolute: effect && [effect.absolute.value, effect.absolute.low, effect.absolute.high], relative: effect?.relative ? [effect.relative.value, effect.relative.low, effect.relative.high] : null,
    p_two_sided: effect?.p ?? null, contacts_avoided: effect?.avoided ?? null, sent, cost_cents: Math.round(rows.reduce((sum, row) => sum + row.cents, 0) * 100) / 100,
  };
}
