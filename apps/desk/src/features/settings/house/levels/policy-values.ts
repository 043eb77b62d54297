import type { ServicePolicy } from '@keepdesk/client';
import type { FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { secondsOf, textOf } from '../../../../shared/words/length.ts';

type Target = ServicePolicy['targets'][number];
type Condition = ServicePolicy['conditions'][number];

/** What the form asks conversations for; other conditions of a policy stay as they are. */
const asked = ['channel', 'priority', 'tier', 'reason', 'team', 'tag'] as const;
type Asked = (typeof asked)[number];
export const metrics = ['first_reply', 'next_reply', 'resolution', 'update'] as const;

const isAsked = (condition: Condition): condition is Condition & { field: Asked; is: 'one_of'; values: string[] } => condition.field !== 'order_total' && condition.is === 'one_of' && asked.some((field) => field === condition.field);

/** The form's words for hours that are no calendar's id. */
export const USUAL_HOURS = 'usual';
export const ALWAYS = 'always';

/** In which hours a policy counts: around the clock where all its targets do. */
function hoursOf(policy: ServicePolicy): string {
  if (policy.targets.length > 0 && policy.targets.every((target) => target.hours === 'always')) return ALWAYS;
  return policy.calendar_id ?? USUAL_HOURS;
}

/** A policy as the form shows it. */
export function valuesOf(policy: ServicePolicy): FormValues {
  const hours = hoursOf(policy);
  const shown = hours === ALWAYS ? 'always' : 'business';
  const of = (metric: Target['metric'], hours: Target['hours']): string => textOf(policy.targets.find((target) => target.metric === metric && target.hours === hours)?.seconds);
  const chosen = (field: Asked): string[] => policy.conditions.filter(isAsked).find((condition) => condition.field === field)?.values ?? [];
  return {
    name: policy.name, ...Object.fromEntries(asked.map((field) => [field, chosen(field)])), ...Object.fromEntries(metrics.map((metric) => [metric, of(metric, shown)])),
    hours, marketplace: hours === ALWAYS ? '' : of('first_reply', 'always'), by_reason: policy.targets.some((target) => target.by_reason === true), cut_off: policy.cut_off ?? '', snooze_pauses: policy.snooze_pauses,
    cut_off_lead: textOf(cutOffOf(policy).lead_seconds || undefined), cut_off_metric: cutOffOf(policy).metric, promised: promiseOf(policy) === undefined ? '' : textOf(promiseOf(policy)?.lead_seconds || 60),
    owner: String(policy.warn_owner_percent), lead: String(policy.warn_lead_percent),
  };
}

/** The policy the form describes; what the form does not ask for stays as it was in `before`. */
export function policyFrom(values: FormValues, before: ServicePolicy): ServicePolicy {
  const text = (name: string): string => String(values[name] ?? '');
  const list = (field: Asked): string[] => (Array.isArray(values[field]) ? (values[field] as string[]) : []);
  const target = (metric: Target['metric'], hours: Target['hours'], typed: string): Target[] => {
    const seconds = secondsOf(typed);
    const replies = metric === 'first_reply' || metric === 'next_reply';
    return seconds === null ? [] : [{ metric, hours, seconds, ...(hours === 'business' && replies && values.by_reason === true ? { by_reason: true } : {}) }];
  };
  const always = values.hours === ALWAYS;
  const kept = always || hoursOf(before) === ALWAYS ? [] : before.targets.filter((one) => one.hours === 'always' && one.metric !== 'first_reply');
  const cutOff = /^([01]\d|2[0-3]):[0-5]\d$/.test(text('cut_off')) ? text('cut_off') : null;
  const promised = secondsOf(text('promised'));
  const leaving = { metric: metrics.find((metric) => metric === values.cut_off_metric) ?? 'first_reply', moment: 'fulfilment_cut_off' as const, lead_seconds: secondsOf(text('cut_off_lead')) ?? 0 };
  const others = before.deadlines.filter((deadline) => deadline !== promiseOf(before) && deadline !== before.deadlines.find(isCutOff));
  const deadlines = [...others, ...(promised === null ? [] : [{ ...(promiseOf(before) ?? { metric: 'resolution' as const, moment: 'promised_date' as const }), lead_seconds: text('promised') === textOf(promiseOf(before)?.lead_seconds || 60) ? (promiseOf(before)?.lead_seconds ?? promised) : promised }]), ...(cutOff === null ? [] : [leaving])];
  return {
    ...before, name: text('name').trim() || before.name, snooze_pauses: values.snooze_pauses === true, warn_owner_percent: percent(text('owner'), before.warn_owner_percent), warn_lead_percent: percent(text('lead'), before.warn_lead_percent),
    conditions: [...before.conditions.filter((condition) => !isAsked(condition)), ...asked.flatMap((field) => (list(field).length === 0 ? [] : [{ field, is: 'one_of' as const, values: list(field) }]))],
    targets: [...metrics.flatMap((metric) => target(metric, always ? 'always' : 'business', text(metric))), ...(always ? [] : target('first_reply', 'always', text('marketplace'))), ...kept], ...calendarFrom(String(values.hours ?? USUAL_HOURS), before),
    cut_off: cutOff, deadlines,
  };
}

/** A policy that names none keeps naming none. */
function calendarFrom(hours: string, before: ServicePolicy): Pick<ServicePolicy, 'calendar_id'> {
  if (hours === ALWAYS) return {};
  return hours === USUAL_HOURS ? (before.calendar_id === undefined ? {} : { calendar_id: null }) : { calendar_id: hours };
}

type Deadline = ServicePolicy['deadlines'][number];
const HALF_AN_HOUR = 1800;
const isCutOff = (deadline: Deadline): boolean => deadline.moment === 'fulfilment_cut_off';
const cutOffOf = (policy: ServicePolicy): Pick<Deadline, 'metric' | 'lead_seconds'> => policy.deadlines.find(isCutOff) ?? { metric: 'first_reply', lead_seconds: HALF_AN_HOUR };
const promiseOf = (policy: ServicePolicy): Deadline | undefined => policy.deadlines.find((deadline) => deadline.moment === 'promised_date');

const percent = (text: string, otherwise: number): number => {
  const whole = Math.round(Number(text));
  return Number.isFinite(whole) && whole >= 1 && whole <= 100 ? whole : otherwise;
};

/** What a new policy begins with. */
export const newPolicy = (id: string): ServicePolicy => ({
  id, name: '', conditions: [], overrides: [], deadlines: [], cut_off: null, warn_owner_percent: 75, warn_lead_percent: 90, snooze_pauses: false,
  targets: [{ metric: 'first_reply', hours: 'business', seconds: 14_400, by_reason: true }],
});

/** The list with one moved up or down by a place. */
export function moved<Row>(rows: readonly Row[], from: number, by: 1 | -1): Row[] {
  const to = from + by;
  if (to < 0 || to >= rows.length) return [...rows];
  const next = [...rows];
  [next[from], next[to]] = [next[to] as Row, next[from] as Row];
  return next;
}
