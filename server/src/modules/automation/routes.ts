import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { conversationFor } from '../conversations/index.ts';
import { addRule, bringBack, changeRule, orderRules, removeRule, restoreRule, switchRule } from './commands/change-rules.ts';
import { startTrial, stopTrial } from './commands/try-on-past.ts';
import {
  Faults, NewRule, NewTrial, RuleChange, RuleDraft, RuleOrder, RuleRestore, Rules, RulesOfConversation, RuleSwitch, RuleTry, RuleVersion, Runs, runQuery, Trial, TrialMatch, Tried, Vocabulary,
  conversationRulesQuery,
} from './contract.ts';
import { faultsOf } from './queries/check-definition.ts';
import { brandOfRule, showRules, showVersions, showVocabulary } from './queries/show-rules.ts';
import { oneRun, rulesOfConversation, runsOfRule } from './queries/show-runs.ts';
import { showMatches, showTrial } from './queries/show-trials.ts';
import { tryOnOne } from './queries/try-on-one.ts';
import type { Definition } from './rules/rule.ts';

const access = { permission: 'automation.change' } as const;
const ofBrand = Type.Object({ brand_id: Type.String({ format: 'uuid' }) });
const idOrNumber = Type.Object({ id: Type.String({ maxLength: 36 }) });
const page = Type.Object(pageQuery);
const read = (definition: unknown): Definition => definition as Definition;

export function routes(app: App): void {
  ruleRoutes(app);
  trialRoutes(app);
  app.read({ method: 'GET', url: '/api/v1/rules/vocabulary', summary: 'Everything a rule may be made of here', access: 'signed-in', response: Vocabulary }, async () => showVocabulary());
  app.read({ method: 'POST', url: '/api/v1/rules/check', summary: 'What keeps a rule from working, each with its place', access, body: RuleDraft, response: Faults }, async (tx, { body }) => ({ faults: await faultsOf(tx, body.brand_id, read(body.definition)) }));
  app.read({ method: 'POST', url: '/api/v1/rules/try', summary: 'What a rule would do to one conversation as it stands; nothing is changed', access, body: RuleTry, response: Tried }, (tx, { body }) => tryOnOne(tx, body.brand_id, read(body.definition), body.conversation));
  app.read({ method: 'GET', url: '/api/v1/rules/:id/runs', summary: 'What a rule did and where it failed, newest first', access, params: idParams, query: runQuery, response: Runs }, (tx, { params, query }) => runsOfRule(tx, params.id, query));
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/rules', summary: 'What rules did in a conversation, and why others did not', access: { permission: 'conversations.read' }, params: idOrNumber, query: conversationRulesQuery, response: RulesOfConversation }, async (tx, { params, query }) => {
    const conversation = await conversationFor(tx, params.id);
    return query.run === undefined ? rulesOfConversation(tx, conversation.id) : { runs: await oneRun(tx, conversation.brand_id, query.run), looks: [] };
  });
}

function ruleRoutes(app: App): void {
  const list = async (tx: Parameters<typeof showRules>[0], brandId: string) => ({ data: await showRules(tx, brandId), next_cursor: null });
  app.read({ method: 'GET', url: '/api/v1/rules', summary: 'The rules of a brand in the order they run', access, query: ofBrand, response: Rules }, (tx, { query }) => list(tx, query.brand_id));
  app.write({ method: 'POST', url: '/api/v1/rules', summary: 'Add a rule at the end, switched off', access, status: 201, body: NewRule, response: Rules }, async (tx, { body }) => {
    await addRule(tx, body.brand_id, { ...body, definition: read(body.definition) });
    return list(tx, body.brand_id);
  });
  app.write({ method: 'PUT', url: '/api/v1/rules/order', summary: 'Put a brand’s rules in another order', access, body: RuleOrder, response: Rules }, async (tx, { body }) => {
    await orderRules(tx, body.brand_id, body.ids);
    return list(tx, body.brand_id);
  });
  app.write({ method: 'PATCH', url: '/api/v1/rules/:id', summary: 'Change a rule; what it said before is kept', access, params: idParams, body: RuleChange, response: Rules }, async (tx, { params, body }) => {
    await changeRule(tx, params.id, body.version, { ...body, definition: read(body.definition) });
    return list(tx, await brandOfRule(tx, params.id));
  });
  app.write({ method: 'PUT', url: '/api/v1/rules/:id/on', summary: 'Switch a rule on or off', access, params: idParams, body: RuleSwitch, response: Rules }, async (tx, { params, body }) => {
    await switchRule(tx, params.id, body.on);
    return list(tx, await brandOfRule(tx, params.id));
  });
  app.write({ method: 'DELETE', url: '/api/v1/rules/:id', summary: 'Remove a rule', access, params: idParams, response: Rules }, async (tx, { params }) => {
    const brandId = await brandOfRule(tx, params.id);
    await removeRule(tx, params.id);
    return list(tx, brandId);
  });
  app.write({ method: 'POST', url: '/api/v1/rules/:id/bring-back', summary: 'Take the removal of a rule back', access, params: idParams, response: Rules }, async (tx, { params }) => {
    await bringBack(tx, params.id);
    return list(tx, await brandOfRule(tx, params.id));
  });
  app.read({ method: 'GET', url: '/api/v1/rules/:id/versions', summary: 'What a rule said, by whom, when and why; newest first', access, params: idParams, response: listOf(RuleVersion) }, async (tx, { params }) => ({ data: await showVersions(tx, params.id), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/rules/:id/restore', summary: 'Go back to what a version said', access, params: idParams, body: RuleRestore, response: Rules }, async (tx, { params, body }) => {
    await restoreRule(tx, params.id, body.version, body.number, body.why ?? '');
    return list(tx, await brandOfRule(tx, params.id));
  });
}

function trialRoutes(app: App): void {
  app.write({ method: 'POST', url: '/api/v1/rule-trials', summary: 'Try a rule on what happened in the last days', access, status: 201, body: NewTrial, response: Trial }, async (tx, { body }) => showTrial(tx, await startTrial(tx, { ...body, definition: read(body.definition), days: body.days ?? 90 })));
  app.read({ method: 'GET', url: '/api/v1/rule-trials/:id', summary: 'How far a trial has come and what it found', access, params: idParams, response: Trial }, (tx, { params }) => showTrial(tx, params.id));
  app.write({ method: 'POST', url: '/api/v1/rule-trials/:id/stop', summary: 'Stop a trial; what it found so far stays', access, params: idParams, response: Trial }, async (tx, { params }) => {
    await stopTrial(tx, params.id);
    return showTrial(tx, params.id);
  });
  app.read({ method: 'GET', url: '/api/v1/rule-trials/:id/matches', summary: 'Conversations in which the rule would have applied, before and after', access, params: idParams, query: page, response: listOf(TrialMatch) }, (tx, { params, query }) => showMatches(tx, params.id, query));
}
