export { CAUSE_DAYS, causes, causesOf, foresee, layOut, moved, NEAR_DAYS, reasonsOfCause, reckon, type Calendar, type Cause, type CausesReckoned, type Cohort, type Foreseen, type KeptCauses, type Known, type Panel } from './causes/index.ts';
export { accuracyOf, type Accuracy, type ForetoldDay } from './accuracy.ts';
export { continueChannel, knownDays, LEAST_DAYS, sumsByDay, type Expected, type ExpectedBoth, type Past } from './continue-channel.ts';
export { countryOfZone } from './country-of-zone.ts';
export { factorsOf, type Override } from './override.ts';
export { forecastSeries } from './forecast-series.ts';
export { daysOfSeries } from './grid.ts';
export { summedBy } from './summed-by.ts';
export type { Answer, EventSpan, Question, SilentSpan } from './question.ts';
