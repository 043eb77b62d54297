export { weekdayOf } from './availability.ts';
export type { Conflict, Limit } from './conflicts.ts';
export { eachQuarter } from './search.ts';
export { minutesOf } from './place-clock.ts';
export { planRosters, rulesOf, type PersonSum, type RosterAnswer, type RosterProgress } from './plan-rosters.ts';
export { MOST_CLASSES, usualPrices, type RosterPerson, type RosterPrices, type RosterQuestion, type RosterQueue } from './question.ts';
export { SearchFailed, searchApart, type SearchApart } from './search-apart.ts';
export { workedMinutes, type Rest, type Stint } from './stint.ts';
export type { Because, RosterShortage } from './why-short.ts';
