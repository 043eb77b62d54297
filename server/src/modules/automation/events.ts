/** Subject: the conversation. The actor is the run; the payload names run, rule, version, what it did and, where it failed, at which action. */
export const RULE_APPLIED = 'automation.rule_applied';
export const RULE_FAILED = 'automation.rule_failed';
/** Subject: the brand. */
export const RULES_CHANGED = 'automation.rules_changed';
/** A rule failed so often that it was switched off. Subject: the rule. */
export const RULE_SWITCHED_OFF = 'automation.rule_switched_off';

export type RuleNews = { run_id: string; rule_id: string; version: number; triggers: readonly string[]; actions: readonly string[] };
