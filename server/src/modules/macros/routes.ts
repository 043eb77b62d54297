import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { bringMacroBack, removeMacro, restoreMacro, rewriteMacro, writeMacro } from './commands/change-macro.ts';
import { conversationFor } from '../conversations/index.ts';
import { Macro, MacroChange, MacroFigures, MacroPreview, MacroRestore, MacroSaved, MacroSettings, MacroVersion, NewMacro, Proposal, TextPreview } from './contract.ts';
import { APPROVES, keepSettings, settingsOf } from './commands/propose.ts';
import { previewMacro, previewText } from './queries/preview-macro.ts';
import { figuresOf, listMacros as list, versionsOf } from './queries/show-macros.ts';
import { showProposal, waitingProposals } from './queries/show-proposals.ts';
import { variables } from './rules/variables.ts';

const use = { permission: 'conversations.reply' };
const change = { permission: 'macros.change' };
const macros = listOf(Macro);

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/macros', summary: 'Macros you may use, most used first', access: use, query: Type.Object(pageQuery), response: macros }, async (tx) => ({ data: await list(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/macros', summary: 'Make a macro', access: change, status: 201, body: NewMacro, response: MacroSaved }, async (tx, { body }) => {
    const waiting = await writeMacro(tx, body);
    return { data: await list(tx), next_cursor: null, waiting };
  });
  app.write({ method: 'PATCH', url: '/api/v1/macros/:id', summary: 'Change a macro; the version before is kept', access: change, params: idParams, body: MacroChange, response: MacroSaved }, async (tx, { params, body }) => {
    const waiting = await rewriteMacro(tx, params.id, body);
    return { data: await list(tx), next_cursor: null, waiting };
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
  app.write({ method: 'POST', url: '/api/v1/macros/:id/restore', summary: 'Go back to what a version said', access: change, params: idParams, body: MacroRestore, response: MacroSaved }, async (tx, { params, body }) => {
    const waiting = await restoreMacro(tx, params.id, body.version, body.number);
    return { data: await list(tx), next_cursor: null, waiting };
  });
  app.write({ method: 'POST', url: '/api/v1/macros/:id/bring-back', summary: 'Take the removal of a macro back', access: change, params: idParams, response: macros }, async (tx, { params }) => {
    await bringMacroBack(tx, params.id);
    return { data: await list(tx), next_cursor: null };
  });
  approvalRoutes(app);
}

function approvalRoutes(app: App): void {
  const ofBrand = Type.Object({ brand_id: Type.String({ format: 'uuid' }) });
  app.read({ method: 'GET', url: '/api/v1/macros/proposals', summary: 'Changes of macros that wait for a second person', access: change, query: ofBrand, response: listOf(Proposal) }, async (tx, { query }) => ({ data: await waitingProposals(tx, query.brand_id), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/macros/proposals/:id', summary: 'What a macro says and what it would say', access: 'signed-in', params: idParams, response: Proposal }, (tx, { params }) => showProposal(tx, params.id));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/macro-settings', summary: 'Whether what is written for everybody waits for a second person', access: change, params: idParams, response: MacroSettings }, (tx, { params }) => settingsOf(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/macro-settings', summary: 'Change whether what is written for everybody waits for a second person', access: { permission: APPROVES }, params: idParams, body: MacroSettings, response: MacroSettings }, async (tx, { params, body }) => {
    await keepSettings(tx, params.id, body.approval);
    return settingsOf(tx, params.id);
  });
}
