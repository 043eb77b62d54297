export { firstReplies, received, resolutions, standing, type Scope, type Spread, type Step } from './queries/figures.ts';
