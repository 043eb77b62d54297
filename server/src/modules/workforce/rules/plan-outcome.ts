import type { PlanOutcomeView, ShiftView } from '../contract-schedule.ts';
import type { RosterAnswer, RosterQuestion } from '../scheduling/index.ts';

const DAY = 86_400_000;
/** More than these say no more to anybody. */
const MOST_SHORTAGES = 300;

/** Shifts of an answer as they are kept: a rest that is not paid is a meal. */
export function shiftsOf({ shifts }: Pick<RosterAnswer, 'shifts'>, origin: number): Omit<ShiftView, 'id'>[] {
  const at = (minute: number): string => new Date(origin + minute * 60_000).toISOString();
  return shifts.map((one) => ({ person_id: one.person, from: at(one.from), to: at(one.to), activities: one.rests.map((rest) => ({ kind: rest.paid ? ('break' as const) : ('lunch' as const), from: at(rest.from), to: at(rest.to), paid: rest.paid })) }));
}

/** What a search came to, in the words of the door: names instead of places, moments instead of minutes. */
export function outcomeOf(answer: RosterAnswer, question: RosterQuestion, more: { queues: readonly { brandId: string; brand: string; channel: string }[]; leftOut: readonly string[]; notForetold: number }): PlanOutcomeView {
  const at = (minute: number): string => new Date(question.origin + minute * 60_000).toISOString();
  const names = new Map(question.people.map((one) => [one.id, one.name]));
  const queues = new Map(more.queues.map((one) => [`${one.brandId} ${one.channel}`, { brand: one.brand, channel: one.channel }]));
  const worst = answer.shortages.toSorted((a, b) => b.hours - a.hours).slice(0, MOST_SHORTAGES);
  return {
    price: answer.price, short_price: answer.parts.short, even_price: answer.parts.even, people_price: answer.parts.people, short_hour_price: question.prices.shortHour, need_hours: answer.needHours, short_hours: answer.shortHours, bound_hours: answer.bound.hours, bound_because: answer.bound.because,
    shortages: worst.toSorted((a, b) => a.from - b.from).map((one) => ({ from: at(one.from), to: at(one.to), queues: one.queues.flatMap((id) => queues.get(id) ?? []), hours: one.hours, at_worst: one.atWorst, worst_at: at(one.worstAt), able: one.able, there: one.there, because: one.because.map(({ why, people }) => ({ why, people: people.slice(0, 20).map((id) => names.get(id) ?? '') })) })),
    conflicts: answer.conflicts.map((one) => ({ person_id: one.person, name: names.get(one.person) ?? '', week: new Date(one.week * DAY).toISOString().slice(0, 10), contract_minutes: one.contract, most_minutes: one.most, limits: [...one.limits] })),
    people: answer.people.map(({ person, minutes, contract, nights, weekends, earlies, wishes }) => ({ person_id: person, name: names.get(person) ?? '', minutes, contract_minutes: contract, nights, weekends, earlies, wishes })),
    mended: answer.mended.map((one) => ({ name: names.get(one.person) ?? '', rule: one.rule })), left_out: [...more.leftOut], not_foretold: more.notForetold, ended: answer.ended, steps: answer.steps,
  };
}
