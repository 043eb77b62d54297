export { runClocks, METRICS, type Clock, type ClockState, type Metric, type Shares, type Term } from './clocks.ts';
export { afterOutside, unitedPauses, workedOutside, type Pause } from './pauses.ts';
export { EVENT_TYPES, type EventType, type StoryEvent, type StoryPart } from './story.ts';
