import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { forbidden, notFound } from '../../../platform/refusal/refusal.ts';
import { APPROVES } from '../commands/propose.ts';
import type { MacroDraftInput, ProposalView } from '../contract.ts';

interface Row {
  id: string;
  brand_id: string;
  macro_id: string | null;
  state: ProposalView['state'];
  at: Date;
  draft: MacroDraftInput;
  name: string | null;
  folder: string | null;
  text: string | null;
  actions: ProposalView['after']['actions'] | null;
  attachment_ids: string[] | null;
  note: string | null;
}

/** How long somebody is shown what became of what they proposed. */
const SHOWN_DAYS = 14;

/** What waits in a brand, and what of one's own was turned down of late. */
export async function waitingProposals(tx: Tx, brandId: string): Promise<ProposalView[]> {
  const since = new Date(tx.now.getTime() - SHOWN_DAYS * 86_400_000);
  return viewsOf(tx, await tx.rows<Row>(sql`
    select p.id, p.brand_id, p.macro_id, p.state, p.at, p.draft, m.name, m.folder, m.text, m.actions, m.attachment_ids, a.note
    from macros.proposal p left join macros.macro m on m.id = p.macro_id left join approvals.request a on a.id = p.approval_id
    where p.brand_id = ${brandId} and (p.state = 'waiting' or (p.by_id = ${tx.actor.id} and p.state in ('refused', 'outdated', 'expired') and p.at > ${since})) order by p.at limit 200`));
}

/** For whoever writes macros and whoever decides about them. */
export async function showProposal(tx: Tx, id: string): Promise<ProposalView> {
  const rows = await tx.rows<Row>(sql`
    select p.id, p.brand_id, p.macro_id, p.state, p.at, p.draft, m.name, m.folder, m.text, m.actions, m.attachment_ids, a.note
    from macros.proposal p left join macros.macro m on m.id = p.macro_id left join approvals.request a on a.id = p.approval_id where p.id = ${id}`);
  const [view] = await viewsOf(tx, rows);
  if (!view) throw notFound('proposal');
  if (!may(tx.actor, APPROVES, view.brand_id) && !may(tx.actor, 'macros.change', view.brand_id)) throw forbidden(APPROVES);
  return view;
}

async function viewsOf(tx: Tx, rows: readonly Row[]): Promise<ProposalView[]> {
  const asked = rows.flatMap((row) => [...(row.attachment_ids ?? []), ...(row.draft.attachment_ids ?? [])]);
  const names = new Map((await tx.rows<{ id: string; name: string }>(sql`select id, name from conversations.attachment where id = any (${asked}::uuid[])`)).map(({ id, name }) => [id, name]));
  const filesOf = (ids: readonly string[]): string[] => ids.map((id) => names.get(id) ?? '?');
  return rows.map((row) => {
    const before = row.macro_id === null ? null : { name: row.name ?? '', folder: row.folder, text: row.text ?? '', actions: row.actions ?? [], files: filesOf(row.attachment_ids ?? []) };
    const { name, folder, text, actions, attachment_ids: files } = row.draft;
    return {
      id: row.id, brand_id: row.brand_id, macro_id: row.macro_id, state: row.state, at: row.at.toISOString(), before, note: row.note ?? '',
      after: { name: name ?? before?.name ?? '', folder: folder === undefined ? (before?.folder ?? null) : folder, text: text ?? before?.text ?? '', actions: actions ?? before?.actions ?? [], files: files === undefined ? (before?.files ?? []) : filesOf(files) },
    };
  });
}
