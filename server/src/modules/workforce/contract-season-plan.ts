/** What a plan of a season says, as it is kept and shown. */

/** What is done in a season, whoever chose it. */
export interface Decisions {
  readonly classes: readonly { readonly id: string; readonly hires: number }[];
  /** hours of each week */
  readonly overtime: readonly number[];
  /** the partner's people of each week */
  readonly surge: readonly number[];
  /** people's weeks of work put off to the week after */
  readonly deferred: readonly number[];
  readonly deflection: readonly string[];
}

export type Stage = 'not yet' | 'training' | 'nesting' | 'production';

/** People and what they are worth on contacts, both in full-time people. */
export interface SeasonWeek {
  readonly week: number;
  readonly from: string;
  readonly over: boolean;
  readonly required: number;
  readonly avoided: number;
  readonly put_off: number;
  readonly came_back: number;
  readonly needed: number;
  readonly regulars_people: number;
  readonly regulars: number;
  readonly classes: readonly { readonly id: string; readonly people: number; readonly stage: Stage; readonly effective: number }[];
  readonly seasonal: number;
  readonly nesting: number;
  readonly trainers: number;
  /** what teaching and mentoring take away */
  readonly teaching: number;
  readonly overtime_hours: number;
  readonly overtime: number;
  readonly surge_people: number;
  readonly surge: number;
  readonly effective: number;
  readonly short: number;
  readonly spare: number;
}

export interface SeasonCosts {
  readonly regulars: number;
  readonly classes: number;
  readonly hiring: number;
  readonly overtime: number;
  readonly surge: number;
  readonly deferral: number;
  readonly deflection: number;
  /** all but regulars' own hours: what a budget limits */
  readonly extra: number;
  /** what is short at its price: nobody pays it, customers do */
  readonly short: number;
}

export interface Breach {
  readonly rule: 'class_size' | 'recruiting_too_late' | 'trainers' | 'overtime' | 'surge' | 'deferral' | 'deflection' | 'budget';
  readonly week: number | null;
  readonly id: string | null;
}

/** Something that is done, when it has to be decided, and until when that can wait. */
export interface Decided {
  readonly kind: 'class' | 'surge' | 'deflection' | 'overtime';
  readonly id: string;
  /** people who begin, the partner's most people, share avoided, hours */
  readonly amount: number;
  /** the week it is there, and the week it is decided in: recruiting opened, contract signed, notice bought, overtime told */
  readonly from_week: number;
  readonly decide_week: number;
  readonly decide_on: string;
  /** the latest week it can be decided in; null where that was not reckoned, or it is decided already */
  readonly last_week: number | null;
  readonly last_on: string | null;
  /** it cannot wait to the season's end: a week later than the last costs more than is allowed */
  readonly later: readonly { readonly weeks: number; readonly cost: number; readonly short: number }[];
  /** without it: how much more everything costs, and how much more is short */
  readonly without: { readonly cost: number; readonly short: number } | null;
  readonly settled: boolean;
}

export interface SeasonPlan {
  /** `cheapest`: proved · `good`: time ran out, no further from the cheapest than `bound` says · `impossible`: what is settled contradicts itself */
  readonly status: 'cheapest' | 'good' | 'impossible';
  readonly weeks: readonly SeasonWeek[];
  readonly decisions: readonly Decided[];
  readonly chosen: Decisions;
  readonly costs: SeasonCosts;
  /** extra and short together: what was made as small as can be */
  readonly cost: number;
  /** no plan costs less; and not even one with people in fractions */
  readonly bound: number;
  readonly fractional: number | null;
  /** people's weeks that are short, at what price each */
  readonly short_weeks: number;
  readonly short_cost: number;
  readonly breaches: readonly Breach[];
  /** the fewest things that contradict each other, where nothing is possible */
  readonly conflict: readonly ('budget' | 'trainers' | 'held')[];
  readonly end: SeasonEnd;
}

/** What is there when the season is over. */
export interface SeasonEnd {
  readonly regulars: number;
  /** regulars who left since they were counted */
  readonly left: number;
  readonly seasonal: number;
  /** of the seasonal people so many would fill what left */
  readonly keep: number;
}

/** One line of a derivation: what, how it is reckoned, from which numbers, and what comes out. */
export interface SeasonStep {
  readonly what: string;
  /** the class or notice it is about */
  readonly of: string | null;
  readonly formula: string;
  readonly from: Readonly<Record<string, number>>;
  readonly value: number | string;
  readonly unit: 'people' | 'people_weeks' | 'hours' | 'money' | 'share' | 'day';
}

/** What somebody said of a check, last. */
export interface Tick {
  readonly done: boolean;
  readonly note: string;
  readonly by: string | null;
  readonly at: string;
}

export type CheckKind = 'recruiting' | 'offers' | 'trainers' | 'begun' | 'certified' | 'surge' | 'notice' | 'overtime' | 'macros' | 'peak_mode' | 'policies' | 'holidays' | 'end';

export interface Check {
  readonly key: string;
  readonly kind: CheckKind;
  /** the class or notice it is about */
  readonly of: string | null;
  /** numbers its sentence is made of */
  readonly from: Readonly<Record<string, number>>;
  readonly due_on: string;
  /** after this it costs more than is allowed; null where that was not reckoned */
  readonly last_on: string | null;
  /** `seen`: the desk knows · `said`: a person has to say so */
  readonly evidence: 'seen' | 'said';
  readonly state: 'done' | 'in_time' | 'at_risk' | 'late';
  /** until it is due; of what is late: since (negative) */
  readonly days: number;
  readonly tick: Tick | null;
}
