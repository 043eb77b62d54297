export { countryOfZone } from './country-of-zone.ts';
export { forecastSeries } from './forecast-series.ts';
export { daysOfSeries } from './grid.ts';
export { summedBy } from './summed-by.ts';
export type { Answer, EventSpan, Question } from './question.ts';
