// The only door: what the house starts, then what each folder of the pipeline gives, in its order.
export { makePlan } from './commands/make-plan.ts';
export { publishPlan } from './commands/publish-plan.ts';
export { addSeason } from './commands/season.ts';
export { forecastNow } from './jobs/forecast.ts';
export * from './events.ts';
export { showPlan } from './queries/plans.ts';
export { putInForce, shiftsInForce, type InForceAsked, type NewShift, type ShiftInForce } from './store/shifts.ts';
export * from './forecast/index.ts';
export * from './staffing/index.ts';
export * from './scheduling/index.ts';
export * from './season/index.ts';
export * from './rehearsal/index.ts';
export * from './intraday/index.ts';
export * from './adherence/index.ts';
