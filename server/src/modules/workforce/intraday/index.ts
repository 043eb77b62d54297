export { learnedRest, restOfDay, type PastDay, type RestRule } from './rest-of-day.ts';
