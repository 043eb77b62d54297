export { adherenceOf, kindOfActivity, kindOfState, type Adherence, type Day, type Piece } from './adherence.ts';
export { ACTIVITIES, planInForce, type Activity, type PlanVersion } from './plan.ts';
export type { Span } from './spans.ts';
export { standingAt, USUAL_GRACE, type Standing } from './standing.ts';
export { STATES, statesFrom, type State, type StateEvent } from './states.ts';
