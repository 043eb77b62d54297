export { dealingsOf } from './queries/dealings-of.ts';
export { dealingKinds, type DealingKind, type DealingView } from './contract.ts';
