import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { InvitingFiguresView, LiftView } from '../contract.ts';
import { liftOf } from '../rules/effect.ts';
import { TRIGGERS } from '../rules/signs.ts';
import { startingTerms } from '../rules/terms.ts';
import { settingOf } from '../store/settings.ts';

const DAY_MS = 86_400_000;

/** What came of a brand's invitations in so many days: who was asked, what they did, whom not and why, and what it did to buying. */
export async function figuresOf(tx: Tx, brandId: string, days: number): Promise<InvitingFiguresView> {
  const since = new Date(tx.now.getTime() - days * DAY_MS);
  const [counts, not, lifts] = await Promise.all([
    tx.one<Omit<InvitingFiguresView, 'days' | 'not_invited' | 'lifts'>>(sql`
      select count(distinct visitor)::integer as signs, count(*) filter (where arm = 'treated')::integer as invited, count(*) filter (where arm = 'holdout')::integer as held_out, count(shown_at)::integer as shown,
        count(opened_at)::integer as opened, count(dismissed_at)::integer as dismissed, count(conversation_id)::integer as chats from invitations.decision where brand_id = ${brandId} and last_at > ${since}`),
    tx.rows<InvitingFiguresView['not_invited'][number]>(sql`
      select because, count(distinct visitor)::integer as visitors from invitations.decision where brand_id = ${brandId} and arm is null and last_at > ${since} group by 1 order by 2 desc, 1`),
    liftsOf(tx, brandId, since),
  ]);
  return { days, ...counts, not_invited: not, lifts };
}

interface ArmRow {
  readonly trigger: string;
  readonly arm: 'treated' | 'holdout';
  readonly visitors: number;
  readonly buyers: number;
}

/**
 * Visitors of both arms whose days are over, each once, at their first draw under the share that holds now; a buyer is who ordered within those days.
 * Both arms are looked at the same way: the thank-you page names the order, and orders knows it as placed then.
 */
async function liftsOf(tx: Tx, brandId: string, since: Date): Promise<LiftView[]> {
  const setting = await settingOf(tx, brandId);
  const { counted_days: days, holdout_percent: percent } = setting?.live ?? startingTerms;
  const rows = await tx.rows<ArmRow>(sql`
    with first as (
      select distinct on (d.visitor) d.visitor, d.trigger, d.arm, d.decided_at from invitations.decision d
      where d.brand_id = ${brandId} and d.arm is not null and d.holdout_percent = ${percent} and d.decided_at > ${since} and d.decided_at <= ${new Date(tx.now.getTime() - days * DAY_MS)}
      order by d.visitor, d.decided_at, d.id)
    select f.trigger, f.arm, count(*)::integer as visitors, count(*) filter (where exists (
      select from invitations.named_order n join orders."order" o on o.brand_id = n.brand_id and o.number_key = n.number_key
      where n.brand_id = ${brandId} and n.visitor = f.visitor and n.named_at >= f.decided_at and n.named_at < f.decided_at + make_interval(days => ${days}) and abs(extract(epoch from n.named_at - o.placed_at)) < 86400))::integer as buyers
    from first f group by 1, 2`);
  const all = liftView(null, rows, percent);
  return [all, ...TRIGGERS.filter((trigger) => rows.some((row) => row.trigger === trigger)).map((trigger) => liftView(trigger, rows.filter((row) => row.trigger === trigger), percent))];
}

function liftView(trigger: string | null, rows: readonly ArmRow[], percent: number): LiftView {
  const arm = (which: ArmRow['arm']) => {
    const own = rows.filter((row) => row.arm === which);
    return { visitors: own.reduce((sum, row) => sum + row.visitors, 0), buyers: own.reduce((sum, row) => sum + row.buyers, 0) };
  };
  const [invited, heldOut] = [arm('treated'), arm('holdout')];
  const lift = liftOf({ hits: invited.buyers, n: invited.visitors }, { hits: heldOut.buyers, n: heldOut.visitors }, percent / 100);
  return { trigger, invited, held_out: heldOut, holdout_share: percent / 100, verdict: lift.verdict, missing: lift.missing, absolute: lift.absolute && [...lift.absolute], relative: lift.relative && [...lift.relative], p_two_sided: lift.p };
}
