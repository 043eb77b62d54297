import { compose, part, sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import type { ShiftView } from '../contract-schedule.ts';
import type { ShiftActivity } from '../scheduling/index.ts';

/** A shift as it was published. */
export interface ShiftInForce {
  readonly id: string;
  readonly personId: string;
  readonly from: Date;
  readonly to: Date;
  readonly activities: readonly ShiftActivity[];
  readonly planId: string | null;
  readonly publishedAt: Date;
}

/** As it is told outside. */
export const publishedView = (one: ShiftInForce): ShiftView => ({ id: one.id, person_id: one.personId, from: one.from.toISOString(), to: one.to.toISOString(), activities: one.activities.map((each) => ({ ...each })) });

export interface InForceAsked {
  /** people who work for one of these */
  readonly brandIds?: readonly string[] | null;
  readonly personIds?: readonly string[] | null;
  /** shifts that touch this time */
  readonly from: Date;
  readonly to: Date;
  /** as it was in force then; now where it is left out */
  readonly at?: Date | null;
}

interface Row {
  id: string;
  person_id: string;
  from_at: Date;
  to_at: Date;
  activities: ShiftActivity[];
  plan_id: string | null;
  published_at: Date;
}

const shiftOf = (row: Row): ShiftInForce => ({ id: row.id, personId: row.person_id, from: row.from_at, to: row.to_at, activities: row.activities, planId: row.plan_id, publishedAt: row.published_at });

/**
 * Published shifts that were in force at a moment, by person and beginning. Shifts belong to no brand: whoever asks for people says which they
 * may look at, and whoever asks for brands gets everybody who works for one of them.
 */
export async function shiftsInForce(tx: Tx, { brandIds = null, personIds = null, from, to, at = null }: InForceAsked): Promise<ShiftInForce[]> {
  const whose = personIds === null ? part`` : part` and s.person_id = any (${[...personIds]}::uuid[])`;
  const where = brandIds === null ? part`` : part` and exists (select from identity.role_assignment a where a.person_id = s.person_id and a.brand_id = any (${[...brandIds, ALL_BRANDS]}::uuid[]))`;
  const when = at === null ? part` and s.replaced_at is null` : part` and s.published_at <= ${at} and (s.replaced_at is null or s.replaced_at > ${at})`;
  const rows = await tx.rows<Row>(compose`
    select s.id, s.person_id, s.from_at, s.to_at, s.activities, s.plan_id, s.published_at from workforce.shift s
    where s.from_at < ${to} and s.to_at > ${from}${when}${whose}${where} order by s.person_id, s.from_at, s.id`);
  return rows.map(shiftOf);
}

/** Where people are not at work in a shift, in minutes since an origin. */
export interface ShiftMinutes {
  readonly person: string;
  readonly from: number;
  readonly to: number;
  readonly activities: readonly ShiftActivity[];
}

/** Shifts in force of people that touch a time, as minutes: of thousands, telling moments and plans would take longer than everything done with them. */
export async function shiftMinutes(tx: Tx, personIds: readonly string[], { from, to }: { readonly from: Date; readonly to: Date }, origin: number): Promise<ShiftMinutes[]> {
  return tx.rows<ShiftMinutes>(sql`
    select person_id as person, round((extract(epoch from from_at) - ${origin / 1000}::float8) / 60)::int as "from", round((extract(epoch from to_at) - ${origin / 1000}::float8) / 60)::int as "to", activities
    from workforce.shift where replaced_at is null and from_at < ${to} and to_at > ${from} and person_id = any (${[...personIds]}::uuid[])`);
}

export interface NewShift {
  readonly personId: string;
  readonly from: Date;
  readonly to: Date;
  readonly activities: readonly ShiftActivity[];
}

/** Puts shifts in force from now on. */
export async function putInForce(tx: Tx, planId: string | null, shifts: readonly NewShift[]): Promise<void> {
  if (shifts.length === 0) return;
  const rows = shifts.map((one) => ({ id: tx.id(), person_id: one.personId, from_at: one.from, to_at: one.to, activities: one.activities }));
  await tx.run(sql`
    insert into workforce.shift (id, person_id, from_at, to_at, activities, plan_id, published_at, published_by)
    select id, person_id, from_at, to_at, activities, ${planId}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person_id uuid, from_at timestamptz, to_at timestamptz, activities jsonb)`);
}

/** Ends what shifts are in force; what was published at this very moment was never seen and goes. */
export async function endInForce(tx: Tx, ids: readonly string[]): Promise<number> {
  return tx.run(sql`update workforce.shift set replaced_at = ${tx.now} where id = any (${[...ids]}::uuid[]) and replaced_at is null`);
}

/** A shift with the time it was (or is) in force. */
export interface ShiftOverTime extends ShiftInForce {
  readonly replacedAt: Date | null;
}

/** Every shift of people that touches a time, also those another took the place of while it went on. */
export async function shiftsOverTime(tx: Tx, personIds: readonly string[], from: Date, to: Date): Promise<ShiftOverTime[]> {
  const rows = await tx.rows<Row & { replaced_at: Date | null }>(sql`
    select id, person_id, from_at, to_at, activities, plan_id, published_at, replaced_at from workforce.shift
    where person_id = any (${[...personIds]}::uuid[]) and from_at < ${to} and to_at > ${from} and (replaced_at is null or replaced_at > ${from}) order by person_id, from_at, published_at`);
  return rows.map((row) => ({ ...shiftOf(row), replacedAt: row.replaced_at }));
}

/** Shifts by name that are in force now, held until the end of the transaction. */
export async function holdInForce(tx: Tx, ids: readonly string[]): Promise<ShiftInForce[]> {
  return (await tx.rows<Row>(sql`select id, person_id, from_at, to_at, activities, plan_id, published_at from workforce.shift where id = any (${[...ids]}::uuid[]) and replaced_at is null order by id for update`)).map(shiftOf);
}

/** Shifts by name, in force or not any more. */
export async function shiftsByIds(tx: Tx, ids: readonly string[]): Promise<ShiftInForce[]> {
  return (await tx.rows<Row>(sql`select id, person_id, from_at, to_at, activities, plan_id, published_at from workforce.shift where id = any (${[...ids]}::uuid[]) order by from_at, id`)).map(shiftOf);
}
