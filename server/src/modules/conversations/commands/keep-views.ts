import type { Static } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import type { NewView } from '../contract.ts';
import { mayChangeView } from '../rules/may-change-view.ts';

type ViewInput = Static<typeof NewView>;

/** Views of one's own, and views a brand shares: more than anybody scrolls through. */
export const MOST_VIEWS = 50;

/** Keeps a view. Refused beyond {@link MOST_VIEWS} of one's own, or of the brand where others see it too. */
export async function saveView(tx: Tx, brandId: string, view: ViewInput): Promise<string> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from conversations.saved_view
    where case when ${view.scope === 'mine'} then scope = 'mine' and owner_id = ${tx.actor.id} else scope <> 'mine' and brand_id = ${brandId} end`);
  if (count >= MOST_VIEWS) throw conflict('too_many_views', view.scope === 'mine' ? `You have ${MOST_VIEWS} views already. Remove one first.` : `This brand shares ${MOST_VIEWS} views already. Remove one first.`);
  const id = tx.id();
  await tx.run(sql`
    insert into conversations.saved_view (id, brand_id, owner_id, scope, team_id, name, query)
    values (${id}, ${brandId}, ${tx.actor.id}, ${view.scope}, ${teamOf(view)}, ${view.name}, ${view.query})`);
  return id;
}

/** Changes a view in place: its address, and whoever has it open, stay. */
export async function changeView(tx: Tx, id: string, view: ViewInput): Promise<void> {
  await toChange(tx, id);
  await tx.run(sql`update conversations.saved_view set scope = ${view.scope}, team_id = ${teamOf(view)}, name = ${view.name}, query = ${view.query} where id = ${id}`);
}

export async function removeView(tx: Tx, id: string): Promise<void> {
  await toChange(tx, id);
  await tx.run(sql`delete from conversations.saved_view where id = ${id}`);
}

function teamOf(view: ViewInput): string | null {
  if (view.scope !== 'team') return null;
  if (!view.team_id) throw invalid('Say which team sees this view.', [{ field: 'team_id', message: 'is missing' }]);
  return view.team_id;
}

async function toChange(tx: Tx, id: string): Promise<void> {
  const view = await tx.maybe<{ scope: string; owner_id: string; brand_id: string }>(sql`select scope, owner_id, brand_id from conversations.saved_view where id = ${id} for update`);
  if (!view || (view.scope === 'mine' && view.owner_id !== tx.actor.id)) throw notFound('view');
  if (!mayChangeView(tx.actor, view)) throw new Refusal(403, 'forbidden', 'Whoever made this view, or whoever keeps the brand’s settings, can change it.');
}
