import type { RulesOfConversation, RuleVersionView, RuleView, RunView, TrialMatchView, TrialView, TriedView, VocabularyView } from '../../../server/src/modules/automation/contract.ts';
import type { Static } from 'typebox';
import { get, patch, post, put, remove } from './request.ts';
import type { Page } from './shapes.ts';

export type Rule = RuleView;
export type RuleDefinition = RuleView['definition'];
export type RuleCondition = RuleDefinition['when'];
export type RuleTest = Extract<RuleCondition, { field: string }>;
export type RuleAction = RuleDefinition['then'][number];
export type RuleFault = RuleView['faults'][number];
/** Why a rule failed: a stable word, and what fills its sentence. */
export type RuleTrouble = NonNullable<RuleView['last_problem']>;
export type RuleVersion = RuleVersionView;
export type RuleRun = RunView;
export type RuleVocabulary = VocabularyView;
export type RuleField = VocabularyView['fields'][number];
export type RuleTried = TriedView;
export type RuleTrial = TrialView;
export type RuleTrialMatch = TrialMatchView;
export type ConversationRules = Static<typeof RulesOfConversation>;

const path = '/api/v1/rules';
const trials = '/api/v1/rule-trials';

export const loadRules = (brandId: string) => get<Page<Rule>>(path, { query: { brand_id: brandId } });
export const addRule = (rule: { brand_id: string; name: string; definition: RuleDefinition; why?: string }) => post<Page<Rule>>(path, rule);
/** Refused with `changed_meanwhile` when somebody saved another version since. */
export const changeRule = (id: string, change: { version: number; name: string; definition: RuleDefinition; why?: string }) => patch<Page<Rule>>(`${path}/${id}`, change);
export const switchRule = (id: string, on: boolean) => put<Page<Rule>>(`${path}/${id}/on`, { on });
export const orderRules = (brandId: string, ids: readonly string[]) => put<Page<Rule>>(`${path}/order`, { brand_id: brandId, ids });
export const removeRule = (id: string) => remove<Page<Rule>>(`${path}/${id}`);
export const bringRuleBack = (id: string) => post<Page<Rule>>(`${path}/${id}/bring-back`);
export const loadRuleVersions = (id: string) => get<Page<RuleVersion>>(`${path}/${id}/versions`);
export const restoreRule = (id: string, version: number, number: number) => post<Page<Rule>>(`${path}/${id}/restore`, { version, number });
export const loadRuleVocabulary = () => get<RuleVocabulary>(`${path}/vocabulary`);
export const checkRule = (brandId: string, definition: RuleDefinition) => post<{ faults: RuleFault[] }>(`${path}/check`, { brand_id: brandId, definition });
/** `conversation`: its number */
export const tryRule = (brandId: string, definition: RuleDefinition, conversation: string) => post<RuleTried>(`${path}/try`, { brand_id: brandId, definition, conversation });
export const loadRuleRuns = (id: string, cursor: string | undefined) => get<Page<RuleRun>>(`${path}/${id}/runs`, { query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } });
/** The newest of them, or one run. */
export const loadConversationRules = (conversationId: string, run?: string) => get<ConversationRules>(`/api/v1/conversations/${conversationId}/rules`, run === undefined ? {} : { query: { run } });
export const startTrial = (brandId: string, definition: RuleDefinition, ruleId: string | undefined) => post<RuleTrial>(trials, { brand_id: brandId, definition, ...(ruleId === undefined ? {} : { rule_id: ruleId }) });
export const loadTrial = (id: string) => get<RuleTrial>(`${trials}/${id}`);
export const stopTrial = (id: string) => post<RuleTrial>(`${trials}/${id}/stop`);
export const loadTrialMatches = (id: string, cursor: string | undefined) => get<Page<RuleTrialMatch>>(`${trials}/${id}/matches`, { query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } });
