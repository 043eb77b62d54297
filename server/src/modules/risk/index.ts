export { leavingChances, type Leaving } from './queries/leaving-chances.ts';
export { returnChances, type LikelyReturn } from './queries/return-chances.ts';
export { learnNow as learnChances } from './jobs/learn.ts';
