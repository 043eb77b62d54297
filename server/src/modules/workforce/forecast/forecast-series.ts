import { averaged, errorsOf, weightsOf } from './average.ts';
import { spreadOf } from './bands.ts';
import { reasonsOf, type Reasons } from './calendar-effects.ts';
import { entrants } from './entrants.ts';
import { layOut, startOf, wallOf, type Grid } from './grid.ts';
import type { Answer, Question } from './question.ts';
import { silencesIn, withoutSilences } from './silences.ts';
import { coarserOf, spreadAgain } from './sparse.ts';
import { askedOf, bucketOf, LEADS, originsOf, tried } from './tournament.ts';

/** Past moments the models are tried from: more where they cost little, as short series tell less each. */
const trialsOf = (cells: number, ahead: number): number => (cells < 2000 && ahead < 100 ? 20 : ahead > 1500 ? 6 : 10);

/** Continues a series: pure over the question, the same answer each time. */
export function forecastSeries(given: Question): Answer {
  const question = recent(given);
  const written = layOut(question);
  const cells = written.asked.map((cell) => Math.max(0, cell - written.end));
  const ahead = cells.length === 0 ? 0 : (cells.at(-1) ?? 0) + 1;
  const reasons = reasonsOf(question, written, Math.ceil(ahead / written.slots) + 1);
  const silences = silencesIn(written, reasons);
  const grid = withoutSilences(written, silences);
  const coarser = coarserOf(question, grid, ahead);
  const { mean, quantiles, model } = coarser === null ? continued(question.quantiles, grid, reasons, ahead) : spreadAgain(coarser, forecastSeries(coarser.question), question.quantiles);
  const asked = (values: readonly number[]): number[] => Array.from(cells, (cell) => values[cell] ?? 0);
  return {
    mean: asked(mean), quantiles: Object.fromEntries(Object.entries(quantiles).map(([p, values]) => [p, asked(values)])), model,
    silences: silences.map(({ from, to, usual }) => ({ from: wallOf(grid, from), to: wallOf(grid, to), usual })),
  };
}

/** The cells after the last that is known. */
function continued(quantiles: readonly number[], grid: Grid, reasons: Reasons, ahead: number): Pick<Answer, 'mean' | 'quantiles' | 'model'> {
  const trials = tried(grid, reasons, entrants, ahead, originsOf(grid, ahead, trialsOf(grid.end, ahead)));
  const said = askedOf(grid, reasons, entrants, ahead);
  const bucket = (at: number, end: number): number => bucketOf(at, end, grid.slots);
  const leads = trials.map(({ end, came }) => Uint8Array.from(came, (_, at) => bucket(at, end)));
  const errors = LEADS.map((_, lead) => errorsOf(trials, leads, lead, entrants.length));
  const silent = (m: number): boolean => said[m] === null;
  const weights = errors.map((all) => weightsOf(all, silent));
  const onNamed = errors.map((all) => weightsOf(all, (m) => silent(m) || entrants[m]?.calendar === false));
  const of = (end: number) => (at: number): Float64Array => (reasons.named.has(Math.floor((end + at) / grid.slots)) ? onNamed : weights)[bucket(at, end)] as Float64Array;
  const fitted = trials.map((trial) => averaged(trial.said, of(trial.end), trial.came.length));
  const spread = spreadOf(trials, fitted, leads);
  const mean = opened(averaged(said, of(grid.end), ahead), grid);
  const band = (p: number): number[] => Array.from(mean, (value, at) => spread.quantile(p, value, bucket(at, grid.end)));
  return { mean: [...mean], quantiles: Object.fromEntries(quantiles.map((p) => [String(p), band(p)])), model: named(weights[Math.max(0, bucket(Math.max(0, ahead - 1), grid.end))] as Float64Array) };
}

/** Of series by the interval what lies longer ago than two years and a bit is left out: days may be older, they are few. */
function recent(question: Question): Question {
  const most = Math.round((760 * 86_400) / question.stepSeconds);
  const late = question.values.length - most;
  if (question.stepSeconds >= 86_400 || late <= 0) return question;
  return { ...question, start: new Date(startOf(question) + late * question.stepSeconds * 1000).toISOString(), values: question.values.slice(late) };
}

/** Intervals of the week that never held anything are shut: they stay at 0. */
function opened(mean: Float64Array, { cells, slots, week, end }: Grid): Float64Array {
  const stride = slots * week;
  if (end < 2 * stride) return mean;
  const open = new Uint8Array(stride);
  for (let at = 0; at < end; at++) if ((cells[at] ?? 0) > 0) open[at % stride] = 1;
  return mean.map((value, at) => (open[(end + at) % stride] === 1 ? value : 0));
}

function named(weights: Float64Array): string {
  const order = [...weights.keys()].filter((m) => (weights[m] ?? 0) > 0.005).toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  return order.map((m) => `${entrants[m]?.name ?? ''} ${Math.round(100 * (weights[m] ?? 0))} %`).join(' + ');
}
