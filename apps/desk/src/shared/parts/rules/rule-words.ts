import { get, loadMacros, poolsPath, type Page, type Pool, type RuleAction, type RuleCondition, type RuleDefinition, type RuleFault, type RuleTest, type RuleTrouble } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../actions/choices.ts';
import { useMay } from '../../session/session.tsx';
import { groupOf } from './rule-tree.ts';

export interface RuleWords {
  trigger: (name: string) => string;
  field: (name: string) => string;
  /** how it is compared; lists of things have words of their own */
  operator: (operator: string) => string;
  value: (field: string, value: unknown) => string;
  test: (test: RuleTest) => string;
  condition: (condition: RuleCondition) => string;
  action: (action: RuleAction) => string;
  /** what a kind of action does, whatever it is done with */
  kind: (kind: string) => string;
  /** all of it in one sentence */
  sentence: (definition: RuleDefinition) => string;
  length: (hours: number) => string;
  /** what keeps a rule from working */
  fault: (fault: Pick<RuleFault, 'problem' | 'facts' | 'message'>) => string;
  /** why it failed */
  trouble: (trouble: RuleTrouble | null, english: string | null) => string;
}

const DAY = 24;
const lists = new Set(['tags', 'other_reasons']);

/** Says rules in plain words, with the names of what they name. */
export function useRuleWords(): RuleWords {
  const { t, i18n } = useTranslation();
  const { locale } = useClock();
  const names = useNames();
  const known = (key: string, otherwise: string, what?: string): string => (i18n.exists(key) ? t(key as 'rules.says.note', { what: what ?? '' }) : otherwise.replaceAll('_', ' '));
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });

  const single = (field: string, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'rules.yes' : 'rules.no');
    if (value === null || value === undefined || value === '') return field.endsWith('assignee') ? t('rules.nobody') : '–';
    const text = String(value);
    if (names.has(text)) return names.get(text) as string;
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)) return t('rules.someone');
    const plain = field.replace('before.', '');
    if (plain === 'priority') return known(`priority.${text}`, text);
    if (plain === 'category' || (plain === 'order.state' && text === 'open')) return known(`category.${text}`, text);
    if (plain === 'channel') return known(`channel.${text}`, text);
    if (plain === 'deadline_metric') return known(`clocks.${text}`, text);
    if (plain.endsWith('language')) return languages.of(text) ?? text;
    return known(`rules.value.${text}`, text);
  };
  const value = (field: string, given: unknown): string => (Array.isArray(given) ? given.map((one) => single(field, one)).join(', ') || '–' : typeof given === 'string' && isWords(field) ? `“${given}”` : single(field, given));
  const field = (name: string): string => known(`rules.field.${name}`, name);
  const operator = (name: string): string => known(`rules.test.${name}`, name);
  const length = (hours: number): string => (hours % DAY === 0 && hours > 0 ? t('rules.days', { count: hours / DAY }) : t('rules.hours', { count: hours }));
  const test = ({ field: name, operator: how, value: compared }: RuleTest): string => [field(name), lists.has(name) ? known(`rules.listTest.${how}`, how) : operator(how), how === 'set' || how === 'not_set' ? '' : value(name, compared)].filter(Boolean).join(' ');
  const condition = (one: RuleCondition): string => {
    const group = groupOf(one);
    if (group === null) return test(one as RuleTest);
    const parts = group.parts.map((part) => (groupOf(part) === null ? condition(part) : `(${condition(part)})`)).filter((part) => part !== '()');
    const joined = parts.join(t(`rules.joint.${group.kind}`));
    return joined !== '' && (group.kind === 'none' || group.kind === 'not_all') ? t('rules.negated', { what: joined }) : joined;
  };
  const action = (one: RuleAction): string => {
    if (one.kind === 'assign' && one['person_id'] === null) return t('rules.says.unassign');
    return known(`rules.says.${one.kind}`, one.kind, whatOf(one));
  };
  const whatOf = (one: RuleAction): string => {
    if (one.kind === 'snooze') return length(Number(one['hours'] ?? 0));
    if (one.kind === 'note') return String(one['text'] ?? '');
    if (one.kind === 'tell') return [...(one['assignee'] === true ? [t('rules.assignee')] : []), ...list(one['person_ids']).map((id) => single('', id))].join(', ') || t('rules.nothing');
    const part = one['person_id'] ?? one['team_id'] ?? one['tag_ids'] ?? one['priority'] ?? one['status_id'] ?? one['reason_id'] ?? one['macro_id'] ?? one['endpoint_id'] ?? one['pool_id'];
    // Whoever may not see the webhooks is told that there is one.
    if (one.kind === 'webhook' && !names.has(String(part))) return t('rules.aWebhook');
    if (one.kind === 'put_in_pool' && part !== undefined && !names.has(String(part))) return t('rules.aPool');
    return part === undefined ? t('rules.nothing') : value(one.kind === 'set_priority' ? 'priority' : '', part);
  };
  const kind = (one: string): string => known(`rules.action.${one}`, one);
  const trigger = (name: string): string => known(`rules.trigger.${name}`, name);
  const sentence = ({ triggers, after, when, then }: RuleDefinition): string => {
    const passed = after === undefined ? '' : t(after.working ? 'rules.passedWorking' : 'rules.passed', { length: length(after.hours), since: known(`rules.since.${after.since}`, after.since) });
    const starts = triggers.map((name) => (name === 'time_passed' && passed !== '' ? passed : trigger(name))).join(t('rules.joint.any')) || t('rules.nothing');
    const asked = condition(when);
    const done = then.map(action).join(t('rules.joint.all')) || t('rules.nothing');
    return asked === '' ? t('rules.sentencePlain', { when: starts, then: done }) : t('rules.sentenceIf', { when: starts, if: asked, then: done });
  };
  const fault = ({ problem, facts = {}, message }: Pick<RuleFault, 'problem' | 'facts' | 'message'>): string => {
    const key = `rules.fault.${problem}`;
    if (!i18n.exists(key)) return message;
    const said = { ...facts, ...(typeof facts['field'] === 'string' ? { field: field(facts['field']) } : {}), ...(typeof facts['operator'] === 'string' ? { operator: operator(facts['operator']) } : {}) };
    return t(key as 'rules.fault.no_action', said);
  };
  const trouble = (one: RuleTrouble | null, english: string | null): string => (one === null ? (english ?? '') : fault({ ...one, message: english ?? '' }));
  return { trigger, field, operator, value, test, condition, action, kind, sentence, length, fault, trouble };
}

const isWords = (field: string): boolean => field === 'text' || field === 'subject' || field.endsWith('.email') || field.endsWith('.name') || field.endsWith('.number') || field.endsWith('.carrier');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The names of everything a rule may name by its id. */
function useNames(): ReadonlyMap<string, string> {
  const { people, teams, statuses, tags, reasons } = useChoices();
  const macros = useQuery({ queryKey: ['macros'], queryFn: loadMacros, staleTime: 5 * 60_000 }).data?.data ?? [];
  const maySeeWebhooks = useMay('integrations.webhooks');
  const hooks = useQuery({ queryKey: ['settings', '/api/v1/webhooks'], queryFn: () => get<Page<{ id: string; url: string; description: string }>>('/api/v1/webhooks'), enabled: maySeeWebhooks, staleTime: 5 * 60_000 }).data?.data ?? [];
  const maySeePools = useMay('routing.read');
  const pools = useQuery({ queryKey: ['settings', poolsPath], queryFn: () => get<Page<Pool>>(poolsPath), enabled: maySeePools, staleTime: 5 * 60_000 }).data?.data ?? [];
  return new Map([...people, ...teams, ...statuses, ...tags, ...reasons, ...macros, ...pools, ...hooks.map(({ id, url, description }) => ({ id, name: description || url }))].map(({ id, name }) => [id, name]));
}
