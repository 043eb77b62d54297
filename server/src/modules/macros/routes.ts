import { Type } from 'typebox';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { addMacro, changeMacro, removeMacro } from './commands/change-macro.ts';
import { Macro, MacroChange, MacroPreview, NewMacro, type MacroView } from './contract.ts';
import { previewMacro } from './queries/preview-macro.ts';
import { variables } from './rules/variables.ts';

const use = { permission: 'conversations.reply' };
const change = { permission: 'macros.change' };
const macros = listOf(Macro);

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/macros', summary: 'Macros you may use, most used first', access: use, query: Type.Object(pageQuery), response: macros }, async (tx) => ({ data: await list(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/macros', summary: 'Make a macro', access: change, status: 201, body: NewMacro, response: macros }, async (tx, { body }) => {
    await addMacro(tx, body);
    return { data: await list(tx), next_cursor: null };
  });
  app.write({ method: 'PATCH', url: '/api/v1/macros/:id', summary: 'Change a macro; the version before is kept', access: change, params: idParams, body: MacroChange, response: macros }, async (tx, { params, body }) => {
    await changeMacro(tx, params.id, body);
    return { data: await list(tx), next_cursor: null };
  });
  app.write({ method: 'DELETE', url: '/api/v1/macros/:id', summary: 'Remove a macro', access: change, params: idParams, response: macros }, async (tx, { params }) => {
    await removeMacro(tx, params.id);
    return { data: await list(tx), next_cursor: null };
  });
  app.read({ method: 'POST', url: '/api/v1/macros/:id/preview', summary: 'A macro with one conversation’s values in it', access: use, params: idParams, body: Type.Object({ conversation_id: Type.String({ maxLength: 36 }) }), response: MacroPreview }, (tx, { params, body }) => previewMacro(tx, params.id, body.conversation_id));
  app.read({ method: 'GET', url: '/api/v1/macros/variables', summary: 'Variables a macro may use', access: 'signed-in', response: Type.Object({ data: Type.Array(Type.Object({ name: Type.String(), meaning: Type.String() })) }) }, async () => ({ data: Object.entries(variables).map(([name, meaning]) => ({ name, meaning })) }));
}

async function list(tx: Tx): Promise<MacroView[]> {
  const rows = await tx.rows<Omit<MacroView, 'changed_at'> & { changed_at: Date }>(sql`
    select id, brand_id, name, folder, scope, text, actions, attachment_ids, version, uses, changed_at from macros.macro
    where removed_at is null and (scope = 'everyone' or owner_id = ${tx.actor.id}) order by uses desc, lower(name) limit 1000`);
  return rows.map((row) => ({ ...row, changed_at: row.changed_at.toISOString() }));
}
