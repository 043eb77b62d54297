import type { Tx } from '../../../platform/db/tx.ts';
import type { Coded, Piece } from '../rules/columns.ts';
import { durations, type Measure } from '../rules/measures.ts';
import { spreadOf } from '../rules/spread.ts';
import { Tally } from '../rules/tally.ts';
import { Dictionaries, readDictionaries, readSurroundings } from './dictionaries.ts';
import { Keys } from './keys.ts';
import { times, type Dimension, type Group, type Question } from './question.ts';
import { beginningOf, readChanged, readSegments, type Hour, type Needed } from './read-segments.ts';

/** A measure read from segments, and from the rows of the hours that changed; null where codes cannot tell it. */
export async function measuredBySegments(tx: Tx, question: Question, changed: readonly Hour[]): Promise<Group[] | null> {
  const needed = neededBy(question);
  const [beginning, dictionaries, surroundings] = await Promise.all([
    beginningOf(tx, question), needed.coded.length === 0 ? new Dictionaries([]) : readDictionaries(tx),
    readSurroundings(tx, { reasons: needed.coded.includes('reason'), teams: needed.coded.includes('team'), zones: question.timeZone === undefined && question.by.some((one) => times.includes(one)) }),
  ]);
  const pieces = [readChanged(tx, question, needed, changed, dictionaries), ...readSegments(tx, question, needed, beginning)];
  // One that fails later fails the transaction, whoever waits for it.
  for (const piece of pieces) piece.catch(() => {});
  const keys = new Keys(question, dictionaries, surroundings);
  const stale = new Set(changed.map((one) => `${one.brand_id} ${one.hour.getTime() / 60_000}`));
  const tally = new Tally(keys.dimensions, needed.values && durations.includes(question.measure));
  for (const [i, piece] of pieces.entries()) for (const some of await piece) add(tally, keys, some, i === 0 || changed.length === 0 ? null : stale);
  if (keys.unknown) return null;
  return tally.sums().map(({ keys: numbers, values, ...sums }) => ({ ...sums, keys: keys.namesOf(numbers), spread: values === null ? null : spreadOf(values) }));
}

function add(tally: Tally, keys: Keys, piece: Piece, stale: ReadonlySet<string> | null): void {
  const entries = piece.moments.length;
  tally.add(entries, keys.dropped(piece, stale), keys.columns(piece), piece.hits, piece.values, piece.squares);
}

const codedBy: Readonly<Partial<Record<Dimension, readonly Coded[]>>> = { channel: ['channel'], reason: ['reason'], team: ['team', 'agent'], site: ['team', 'agent'], agent: ['agent'], language: ['language'] };

/** Measures whose answer has more than how many there are and how long each took. */
const hitting: readonly Measure[] = ['received', 'resolved', 'first_contact', 'reopened', 'transfers', 'replies', 'asked', 'csat', 'nps', 'ces'];
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
