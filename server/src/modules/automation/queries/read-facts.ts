import type { Tx } from '../../../platform/db/tx.ts';
import { calendarOf, timelineOf, type Timeline } from '../../calendars/index.ts';
import { asks, type Condition, type Facts } from '../rules/condition.ts';
import { fieldTable, type Source } from '../rules/fields.ts';
import { withTime, type FactMoments } from '../rules/timed-facts.ts';
import { coreOf, toldOf, type CoreRow } from './sources/conversations.ts';
import { customers } from './sources/customers.ts';
import { deadlines } from './sources/deadlines.ts';
import { messages } from './sources/messages.ts';
import { orders } from './sources/orders.ts';
import { ratings } from './sources/ratings.ts';
import { readings } from './sources/readings.ts';
import type { ReadSource } from './sources/source.ts';

const readers: Readonly<Partial<Record<Source, ReadSource>>> = { messages, reading: readings, deadlines, customer: customers, order: orders, rating: ratings };

/** A conversation as rules see it now; `moments` are what its times count from. */
export interface Known {
  readonly core: CoreRow;
  readonly facts: Facts;
  readonly moments: FactMoments;
}

/** What rules that ask this have to know, so that nothing is read for nobody. */
export function sourcesOf(conditions: readonly Condition[]): Set<Source> {
  return new Set(conditions.flatMap(fieldsOf).map((field) => fieldTable[field]?.source).filter((source): source is Source => source !== undefined));
}

/** The fields a condition asks for, each once. */
export function fieldsOf(condition: Condition): string[] {
  const all = 'all' in condition ? condition.all.flatMap(fieldsOf) : 'any' in condition ? condition.any.flatMap(fieldsOf) : 'not' in condition ? fieldsOf(condition.not) : asks(condition) ? [condition.field] : [];
  return [...new Set(all)];
}

/** Reads conversations for rules: one statement a source, however many there are. */
export async function readFacts(tx: Tx, ids: readonly string[], sources: ReadonlySet<Source>): Promise<Known[]> {
  const wanted = [...sources].map((source) => readers[source]).filter((read) => read !== undefined);
  const [core, ...told] = await Promise.all([coreOf(tx, ids), ...wanted.map((read) => read(tx, ids))]);
  return core.map((row) => {
    const parts = [toldOf(row), ...told.flatMap((source) => source.get(row.id) ?? [])];
    return { core: row, facts: Object.assign({}, ...parts.map((part) => part.facts)) as Facts, moments: Object.assign({}, ...parts.map((part) => part.moments ?? {})) as FactMoments };
  });
}

/** Everything as it is at a moment, with what the news itself says. */
export function factsAt(known: Pick<Known, 'facts' | 'moments'>, news: Facts, business: Timeline, at: number): Facts {
  return { ...withTime(known.facts, known.moments, at), in_business_hours: business.isOpen(at), ...news };
}

export async function businessOf(tx: Tx, brandId: string): Promise<Timeline> {
  return timelineOf(await calendarOf(tx, brandId), tx.now.getTime());
}
