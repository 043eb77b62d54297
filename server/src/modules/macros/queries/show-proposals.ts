import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { MacroDraftInput, ProposalView } from '../contract.ts';

interface Row {
  id: string;
  brand_id: string;
  macro_id: string | null;
  state: ProposalView['state'];
  at: Date;
  draft: MacroDraftInput;
  name: string | null;
  text: string | null;
  actions: ProposalView['after']['actions'] | null;
}

/** What waits in a brand. */
export async function waitingProposals(tx: Tx, brandId: string): Promise<ProposalView[]> {
  const rows = await tx.rows<Row>(sql`
    select p.id, p.brand_id, p.macro_id, p.state, p.at, p.draft, m.name, m.text, m.actions from macros.proposal p left join macros.macro m on m.id = p.macro_id where p.brand_id = ${brandId} and p.state = 'waiting' order by p.at limit 200`);
  return rows.map(viewOf);
}

export async function showProposal(tx: Tx, id: string): Promise<ProposalView> {
  const row = await tx.maybe<Row>(sql`select p.id, p.brand_id, p.macro_id, p.state, p.at, p.draft, m.name, m.text, m.actions from macros.proposal p left join macros.macro m on m.id = p.macro_id where p.id = ${id}`);
  if (!row) throw notFound('proposal');
  return viewOf(row);
}

function viewOf(row: Row): ProposalView {
  const before = row.macro_id === null ? null : { name: row.name ?? '', text: row.text ?? '', actions: row.actions ?? [] };
  return {
    id: row.id, brand_id: row.brand_id, macro_id: row.macro_id, state: row.state, at: row.at.toISOString(), before,
    after: { name: row.draft.name ?? before?.name ?? '', text: row.draft.text ?? before?.text ?? '', actions: row.draft.actions ?? before?.actions ?? [] },
  };
}
