/** Everything that can be wrong with a rule's words, by a stable name; modules that offer actions have names of their own. */
export type Problem =
  | 'no_trigger' | 'unknown_trigger' | 'too_many_tests' | 'no_action' | 'unknown_action' | 'time_unwanted' | 'time_missing' | 'unknown_since' | 'time_out_of_bounds' | 'needs_condition' | 'too_deep' | 'too_wide' | 'missing_test' | 'not_a_test'
  | 'unknown_field' | 'unknown_operator' | 'wrong_operator' | 'no_value' | 'not_a_number' | 'not_yes_or_no' | 'too_small' | 'out_of_bounds' | 'unknown_choice' | 'unknown_person' | 'unknown_team' | 'unknown_tag' | 'unknown_reason' | 'unknown_status'
  | 'incomplete' | 'too_long';

type Facts = Readonly<Record<string, string | number>>;

/** What keeps a rule from working, and where. */
export interface Fault {
  /** as a path a screen can point at: `when.all.0`, `then.1` */
  readonly at: string;
  /** in English */
  readonly message: string;
  /** stable, for whoever says it in another language; the facts fill the sentence */
  readonly problem: string;
  /** the part of an action, or `value` of a test */
  readonly part?: string;
  readonly facts?: Facts;
}

/** Each problem as an English sentence. */
const sentences: Readonly<Record<Problem, (facts: Facts) => string>> = {
  no_trigger: () => 'Say what makes it look.', unknown_trigger: ({ trigger }) => `There is no trigger “${trigger}”.`, too_many_tests: ({ most }) => `A rule has at most ${most} tests.`,
  no_action: () => 'Say what it does.', unknown_action: ({ action }) => `Nothing here can do “${action}”.`,
  time_unwanted: () => 'Time is only counted for rules that time sets off.', time_missing: () => 'Say how much time, and since when.', unknown_since: ({ since }) => `Time is not counted from “${since}”.`,
  time_out_of_bounds: ({ most }) => `More than nothing, and at most ${most} days.`, needs_condition: () => 'What counts from the opening needs a condition.',
  too_deep: ({ most }) => `Groups stand at most ${most} deep.`, too_wide: ({ most }) => `A group holds up to ${most} tests.`, missing_test: () => 'Here a test or a group of tests is missing.', not_a_test: () => 'This is no test: it needs a field, how to compare, and with what.',
  unknown_field: ({ field }) => `There is no field “${field}”.`, unknown_operator: ({ operator }) => `There is no test “${operator}”.`, wrong_operator: ({ operator, field }) => `“${operator}” says nothing about “${field}”.`,
  no_value: () => 'Say what to compare with.', not_a_number: ({ value }) => `“${value}” is no number.`, not_yes_or_no: () => 'Say yes or no.', too_small: ({ least }) => `At least ${least}.`, out_of_bounds: ({ least, most }) => `Between ${least} and ${most}.`,
  unknown_choice: ({ value }) => `There is no “${value}” to choose here.`, unknown_person: () => 'This person does not work for the brand any more.', unknown_team: () => 'There is no such team any more.', unknown_tag: () => 'This brand has no such tag any more.',
  unknown_reason: () => 'This brand has no such contact reason any more.', unknown_status: () => 'This brand has no such status any more.', incomplete: () => 'Say what exactly.', too_long: ({ most }) => `At most ${most} characters.`,
};

/** A fault at its place. */
export function faultAt(at: string, problem: Problem, facts: Facts = {}, part?: string): Fault {
  return { at, problem, message: sentences[problem](facts), ...(Object.keys(facts).length > 0 ? { facts } : {}), ...(part === undefined ? {} : { part }) };
}
