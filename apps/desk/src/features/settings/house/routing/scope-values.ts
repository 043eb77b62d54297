import type { PeakPlan, ScopeRule } from '@keepdesk/client';
import type { FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { numberFrom } from '../../../../shared/forms/within.ts';
import { levelsFrom, textOfLevels } from './pool-values.ts';

const asked = ['channel', 'priority', 'tier', 'reason', 'team', 'tag'] as const;
type Asked = (typeof asked)[number];
type Condition = ScopeRule['conditions'][number];

const list = (value: FormValues[string] | undefined): string[] => (Array.isArray(value) ? value : []);
const isAsked = (condition: Condition): condition is Extract<Condition, { values: string[] }> => condition.field !== 'order_total' && condition.is === 'one_of' && asked.some((field) => field === condition.field);

/** A rule as the form shows it. `tier` is the customer's there, so the agents' is `least_tier`. */
export function valuesOfRule(rule: ScopeRule | null, firstPool: string): FormValues {
  const chosen = (field: Asked): string[] => rule?.conditions.filter(isAsked).find((condition) => condition.field === field)?.values ?? [];
  return {
    name: rule?.name ?? '', ...Object.fromEntries(asked.map((field) => [field, chosen(field)])), pool_id: rule === null ? firstPool : (rule.pool_id ?? ''),
    needs: textOfLevels(Object.fromEntries((rule?.needs ?? []).map((need) => [need.skill, need.level ?? 1]))), least_tier: String(rule?.tier ?? 1), relax_minutes: relaxTyped(rule), in_house_only: rule?.in_house_only ?? false, speaks_language: rule?.speaks_language ?? false,
  };
}

/** After how many minutes skills are asked for no more, as typed: of the first need, since most rules have one. */
function relaxTyped(rule: ScopeRule | null): string {
  const seconds = rule?.needs[0]?.relax_after_seconds;
  return seconds === undefined ? '' : String(Math.round(seconds / 6) / 10);
}

/** What the form says; conditions it does not ask for stay, and so does what each need was set to elsewhere while the form's figure is not changed. */
export function ruleFrom(values: FormValues, before: ScopeRule | null, id: string): ScopeRule {
  const relaxed = new Map((before?.needs ?? []).map((need) => [need.skill, need.relax_after_seconds]));
  const typed = String(values.relax_minutes ?? '').trim();
  const asTyped = typed === '' ? undefined : Math.round(numberFrom(typed) * 60);
  const text = String(values.pool_id ?? '');
  return {
    id: before?.id ?? id, name: String(values.name).trim(), pool_id: text === '' ? null : text, tier: Math.min(9, Math.max(1, Number(values.least_tier) || 1)), in_house_only: values.in_house_only === true, speaks_language: values.speaks_language === true,
    conditions: [...asked.flatMap((field): Condition[] => (list(values[field]).length === 0 ? [] : [{ field, is: 'one_of', values: list(values[field]) }])), ...(before?.conditions.filter((condition) => !isAsked(condition)) ?? [])],
    needs: Object.entries(levelsFrom(String(values.needs ?? ''))).map(([skill, level]) => {
      const after = typed === relaxTyped(before) && relaxed.has(skill) ? relaxed.get(skill) : asTyped;
      return { skill, level, ...(after === undefined ? {} : { relax_after_seconds: after }) };
    }),
  };
}

/** What a peak does, as the form shows it. */
export function valuesOfPlan(plan: PeakPlan): FormValues {
  const { effects } = plan;
  return {
    volume_times: plan.volume_times === null ? '' : String(plan.volume_times), backlog: plan.backlog === null ? '' : String(plan.backlog), carrier_incident: plan.carrier_incident === true, begins_by_itself: plan.begins_by_itself, needs_approval: plan.needs_approval,
    hours: String(Math.round(plan.lasts_seconds / 3600)), ends_when_calm: plan.ends_when_calm, order_by_cost: effects.order_by_cost, raise_chat: String(effects.raise.chat ?? 1), raise_email: String(effects.raise.email ?? 1),
    relax: effects.relax[0]?.reasons ?? [], relax_times: String(effects.relax[0]?.times ?? 2), banner: effects.banner.en ?? '', macro: effects.auto_answer?.macro_id ?? '', answered: effects.auto_answer?.reasons ?? [],
  };
}

/** What the form says; other channels, other groups of reasons and other languages stay as they are. */
export function planFrom(values: FormValues, before: PeakPlan): PeakPlan {
  const number = (name: string, least: number, most: number): number => Math.min(most, Math.max(least, numberFrom(String(values[name])) || least));
  const raised = (['chat', 'email'] as const).map((channel) => [channel, number(`raise_${channel}`, 1, 5)] as const);
  const { chat: _chat, email: _email, ...raise } = before.effects.raise;
  const { en: _en, ...banner } = before.effects.banner;
  const said = String(values.banner ?? '').trim();
  const macro = String(values.macro ?? '');
  return {
    ...before, volume_times: values.volume_times === '' ? null : number('volume_times', 1.2, 50), backlog: values.backlog === '' ? null : Math.round(number('backlog', 1, 1e7)), carrier_incident: values.carrier_incident === true, begins_by_itself: values.begins_by_itself === true,
    needs_approval: values.needs_approval === true, lasts_seconds: Math.round(number('hours', 1, 336)) * 3600, ends_when_calm: values.ends_when_calm === true,
    effects: {
      order_by_cost: values.order_by_cost === true, raise: { ...raise, ...Object.fromEntries(raised.filter(([, times]) => times > 1)) },
      relax: [...(list(values.relax).length === 0 ? [] : [{ reasons: list(values.relax), times: number('relax_times', 1, 20) }]), ...before.effects.relax.slice(1)],
      banner: { ...banner, ...(said === '' ? {} : { en: said }) }, auto_answer: macro === '' || list(values.answered).length === 0 ? null : { ...before.effects.auto_answer, macro_id: macro, reasons: list(values.answered) },
    },
  };
}
