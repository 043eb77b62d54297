export { firstReplySpread, resolutionSpread, series, standing, type Scope, type Series, type Spread, type Step } from './queries/figures.ts';
