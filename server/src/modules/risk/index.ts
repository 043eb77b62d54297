export { leavingChances, type Leaving } from './queries/leaving-chances.ts';
export { returnChances, type LikelyReturn } from './queries/return-chances.ts';
export { learnAll } from './jobs/learn.ts';
