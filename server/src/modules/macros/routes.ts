import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { addMacro, bringMacroBack, changeMacro, refuseFaults, removeMacro, restoreMacro } from './commands/change-macro.ts';
import { conversationFor } from '../conversations/index.ts';
import { Macro, MacroChange, MacroFigures, MacroPreview, MacroRestore, MacroVersion, NewMacro, TextPreview } from './contract.ts';
import { previewMacro, previewText } from './queries/preview-macro.ts';
import { figuresOf, listMacros as list, versionsOf } from './queries/show-macros.ts';
import { variables } from './rules/variables.ts';

const use = { permission: 'conversations.reply' };
const change = { permission: 'macros.change' };
const macros = listOf(Macro);

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/macros', summary: 'Macros you may use, most used first', access: use, query: Type.Object(pageQuery), response: macros }, async (tx) => ({ data: await list(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/macros', summary: 'Make a macro', access: change, status: 201, body: NewMacro, response: macros }, async (tx, { body }) => {
    await refuseFaults(tx, body.brand_id, body.actions ?? []);
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
  app.read({ method: 'GET', url: '/api/v1/macros/figures', summary: 'How a brand’s macros did in the last days', access: change, query: Type.Object({ brand_id: Type.String({ format: 'uuid' }), days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 90 })) }), response: listOf(MacroFigures) }, async (tx, { query }) => ({ data: await figuresOf(tx, query.brand_id, query.days ?? 90), next_cursor: null }));
  app.read({ method: 'POST', url: '/api/v1/macros/preview', summary: 'Words that are being written, with one conversation’s values in them', access: change, body: Type.Object({ text: Type.String({ maxLength: 50_000 }), conversation: Type.String({ minLength: 1, maxLength: 36 }) }), response: TextPreview }, async (tx, { body }) => previewText(tx, body.text, (await conversationFor(tx, body.conversation)).id));
  app.read({ method: 'GET', url: '/api/v1/macros/:id/versions', summary: 'What a macro said, by whom, when and why; newest first', access: change, params: idParams, response: listOf(MacroVersion) }, async (tx, { params }) => ({ data: await versionsOf(tx, params.id), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/macros/:id/restore', summary: 'Go back to what a version said', access: change, params: idParams, body: MacroRestore, response: macros }, async (tx, { params, body }) => {
    await restoreMacro(tx, params.id, body.version, body.number);
    return { data: await list(tx), next_cursor: null };
  });
  app.write({ method: 'POST', url: '/api/v1/macros/:id/bring-back', summary: 'Take the removal of a macro back', access: change, params: idParams, response: macros }, async (tx, { params }) => {
    await bringMacroBack(tx, params.id);
    return { data: await list(tx), next_cursor: null };
  });
}
