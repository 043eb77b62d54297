import { compose, part, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { SavedViewShape } from '../contract.ts';
import { mayChangeView } from '../rules/may-change-view.ts';

type SavedRow = Omit<SavedViewShape, 'changeable'> & { owner_id: string };

/** The views somebody may use: their own, their teams', and everyone's. */
export const savedViews = (tx: Tx): Promise<SavedViewShape[]> => viewsWhere(tx, part`
  scope = 'everyone' or (scope = 'mine' and owner_id = ${tx.actor.id})
  or (scope = 'team' and team_id in (select team_id from identity.team_member where person_id = ${tx.actor.id}))`);

/** Also one for a team that somebody made and is not in. */
export async function savedView(tx: Tx, id: string): Promise<SavedViewShape> {
  const [view] = await viewsWhere(tx, part`id = ${id} and (scope <> 'mine' or owner_id = ${tx.actor.id})`);
  if (!view) throw notFound('view');
  return view;
}

async function viewsWhere(tx: Tx, condition: SqlPart): Promise<SavedViewShape[]> {
  const rows = await tx.rows<SavedRow>(compose`
    select id, name, scope, team_id, query, position, owner_id, brand_id from conversations.saved_view
    where ${condition} order by scope = 'mine' desc, scope, position, lower(name), id limit 500`);
  return rows.map(({ owner_id, ...view }) => ({ ...view, changeable: mayChangeView(tx.actor, { scope: view.scope, owner_id, brand_id: view.brand_id }) }));
}
