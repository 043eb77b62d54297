import type { Tx } from '../../../platform/db/tx.ts';
import type { Coded } from '../rules/columns.ts';
import { hasWholeHours, hoursCutBy } from '../rules/local-time.ts';
import { durations, type Measure } from '../rules/measures.ts';
import { spreadOf } from '../rules/spread.ts';
import { Tally } from '../rules/tally.ts';
import { Dictionaries, readDictionaries, readSurroundings } from './dictionaries.ts';
import { Keys } from './keys.ts';
import { times, type Dimension, type Group, type Question } from './question.ts';
import { beginningOf, readChanged, readHours, readSegments, readSums, type Hour, type Needed } from './read-segments.ts';

/** A measure read from segments, and from the rows of the hours that changed; null where codes cannot tell it. */
export async function measuredBySegments(tx: Tx, question: Question, changed: readonly Hour[]): Promise<Group[] | null> {
  const needed = neededBy(question);
  const [beginning, dictionaries, surroundings] = await Promise.all([
    beginningOf(tx, question), needed.coded.length === 0 ? new Dictionaries([]) : readDictionaries(tx),
    readSurroundings(tx, { reasons: needed.coded.includes('reason') && !question.filters.reasonKeys, teams: needed.coded.includes('team'), zones: question.timeZone === undefined && question.by.some((one) => times.includes(one)) }),
  ]);
  const cut = cutHours(question, needed, surroundings.zones);
  const pieces = [readChanged(tx, question, needed, changed, dictionaries), ...(cut === null ? readSegments(tx, question, needed, beginning) : cut.length > 0 ? [readHours(tx, question, needed, cut)] : [])];
  const sums = cut === null ? [] : readSums(tx, question, needed, cut);
  // One that fails later fails the transaction, whoever waits for it.
  for (const reading of [...pieces, sums]) Promise.resolve<unknown>(reading).catch(() => {});
  const keys = new Keys(question, dictionaries, surroundings);
  const stale = changed.length === 0 ? null : new Set(changed.map((one) => `${one.brand_id} ${one.hour.getTime() / 60_000}`));
  const tally = new Tally(keys.dimensions, needed.values && durations.includes(question.measure));
  for (const [i, piece] of pieces.entries()) {
    for (const some of await piece) tally.add(some.moments.length, keys.dropped(some, i === 0 ? null : stale), keys.columns(some), some.hits, some.values, some.squares);
  }
  for (const some of await sums) tally.addSums(keys.dropped(some.piece, stale), keys.columns(some.piece), some);
  if (keys.unknown) return null;
  return tally.sums().map(({ keys: numbers, values, ...sums }) => ({ ...sums, keys: keys.namesOf(numbers), spread: values === null ? null : spreadOf(values) }));
}

/**
 * Sums of whole hours are enough for a question by brand and time alone that asks for no durations. Hours that its steps
 * or its ends cut are read entry by entry: these are answered; null where most hours are cut, or days of a clock are.
 */
function cutHours(question: Question, needed: Needed, zones: ReadonlyMap<string, string>): number[] | null {
  if (needed.coded.length > 0 || (needed.values && durations.includes(question.measure))) return null;
  const [from, to] = [question.from.getTime(), question.to.getTime()];
  if (question.by.some((one) => times.includes(one)) && !(question.timeZone === undefined ? [...zones.values()] : [question.timeZone]).every((zone) => hasWholeHours(zone, from, to))) return null;
  const step = (question.stepSeconds ?? 0) * 1000;
  if (step > 0 && step < 4 * 3_600_000) return null;
  return hoursCutBy([from, to, ...(step > 0 ? Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step) : [])]);
}

const codedBy: Readonly<Partial<Record<Dimension, readonly Coded[]>>> = { channel: ['channel'], reason: ['reason'], team: ['team', 'agent'], site: ['team', 'agent'], agent: ['agent'], language: ['language'] };

/** Measures whose answer has more than how many there are and how long each took. */
const hitting: readonly Measure[] = ['received', 'resolved', 'first_contact', 'reopened', 'transfers', 'replies', 'asked', 'csat', 'nps', 'ces', 'first_reply_kept', 'next_reply_kept', 'resolution_kept'];
const scored: readonly Measure[] = ['csat', 'nps', 'ces'];

function neededBy({ measure, by, filters, business, countOnly = false }: Question): Needed {
  const filtered: [readonly string[] | undefined, Dimension][] = [[filters.channels, 'channel'], [filters.reasonIds, 'reason'], [filters.teamIds, 'team'], [filters.agentIds, 'agent'], [filters.languages, 'language']];
  const dimensions = [...by.filter((one) => !times.includes(one)), ...filtered.flatMap(([values, one]) => (values?.length ? [one] : []))];
  const timed = durations.includes(measure);
  return {
    coded: [...new Set(dimensions.flatMap((one) => codedBy[one] ?? []))], hits: !countOnly && hitting.includes(measure),
    values: !countOnly && (timed || scored.includes(measure)), squares: !countOnly && scored.includes(measure), business: business && timed,
  };
}
