import { compose, part, sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { peopleNames } from '../../identity/index.ts';
import type { NewSwapInput, SwapView } from '../contract-own-week.ts';
import { publishedView, shiftsByIds } from './shifts.ts';

export interface SwapRow {
  id: string;
  person_id: string;
  shift_id: string;
  kind: SwapView['kind'];
  to_person_id: string | null;
  note: string;
  state: 'open' | 'waiting' | 'done' | 'refused' | 'withdrawn';
  made_at: Date;
  taken_by: string | null;
  taken_shift_id: string | null;
  because: string;
  /** its shift is in force */
  in_force: boolean;
  begins_at: Date;
}

export interface SwapsAsked {
  /** theirs, or taken by them */
  readonly of?: string;
  /** lying open to them */
  readonly openTo?: string;
  readonly ids?: readonly string[];
  readonly waiting?: boolean;
}

/** Swaps whose shift has not begun, oldest first; by id also what is over. */
export async function swapRows(tx: Tx, { of, openTo, ids, waiting }: SwapsAsked, limit = 100): Promise<SwapRow[]> {
  const whose = of !== undefined ? part`(s.person_id = ${of} or s.taken_by = ${of}) and h.from_at > ${tx.now} and s.state <> 'withdrawn'` : openTo !== undefined ? part`s.state = 'open' and s.person_id <> ${openTo} and (s.to_person_id is null or s.to_person_id = ${openTo}) and h.replaced_at is null and h.from_at > ${tx.now}` : waiting === true ? part`s.state = 'waiting' and h.replaced_at is null and h.from_at > ${tx.now}` : part`s.id = any (${[...(ids ?? [])]}::uuid[])`;
  return tx.rows<SwapRow>(compose`
    select s.id, s.person_id, s.shift_id, s.kind, s.to_person_id, s.note, s.state, s.made_at, s.taken_by, s.taken_shift_id, s.because, h.replaced_at is null as in_force, h.from_at as begins_at
    from workforce.swap s join workforce.shift h on h.id = s.shift_id where ${whose} order by s.made_at, s.id limit ${limit}`);
}

/** A swap, held until the end of the transaction: of two who take it, the second sees what the first did. */
export async function holdSwap(tx: Tx, id: string): Promise<SwapRow | undefined> {
  await tx.rows(sql`select id from workforce.swap where id = ${id} for update`);
  return (await swapRows(tx, { ids: [id] }))[0];
}

export async function openSwapOf(tx: Tx, shiftId: string): Promise<string | null> {
  return (await tx.maybe<{ id: string }>(sql`select id from workforce.swap where shift_id = ${shiftId} and state in ('open', 'waiting')`))?.id ?? null;
}

export async function addSwap(tx: Tx, personId: string, said: NewSwapInput): Promise<string> {
  const id = tx.id();
  await tx.run(sql`insert into workforce.swap (id, person_id, shift_id, kind, to_person_id, note, state, made_at) values (${id}, ${personId}, ${said.shift_id}, ${said.kind}, ${said.to_person_id}, ${said.note.trim()}, 'open', ${tx.now})`);
  return id;
}

export async function markTaken(tx: Tx, id: string, taken: { by: string; shiftId: string | null; state: 'waiting' | 'done' }): Promise<void> {
  await tx.run(sql`update workforce.swap set state = ${taken.state}, taken_by = ${taken.by}, taken_shift_id = ${taken.shiftId}, taken_at = ${tx.now}, decided_at = ${taken.state === 'done' ? tx.now : null} where id = ${id}`);
}

export async function markDecided(tx: Tx, id: string, state: 'done' | 'refused' | 'withdrawn', because: string): Promise<void> {
  await tx.run(sql`update workforce.swap set state = ${state}, because = ${because}, decided_at = ${tx.now}, decided_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id}`);
}

/** Swaps as they are told of, with names and shifts. */
export async function swapViews(tx: Tx, rows: readonly SwapRow[], me: string | null): Promise<SwapView[]> {
  const names = await peopleNames(tx, [...new Set(rows.flatMap((one) => [one.person_id, one.to_person_id, one.taken_by].filter((id) => id !== null)))]);
  const shifts = new Map((await shiftsByIds(tx, rows.flatMap((one) => [one.shift_id, one.taken_shift_id].filter((id) => id !== null)))).map((one) => [one.id, publishedView(one)]));
  const named = (id: string | null): SwapView['to'] => (id === null ? null : { id, name: names.get(id) ?? '' });
  return rows.flatMap((one): SwapView[] => {
    const shift = shifts.get(one.shift_id);
    if (shift === undefined) return [];
    const lies = one.state === 'open' || one.state === 'waiting';
    const state = lies && !one.in_force ? 'gone' : lies && one.begins_at.getTime() <= tx.now.getTime() ? 'begun' : one.state;
    return [{ id: one.id, by: named(one.person_id) as { id: string; name: string }, to: named(one.to_person_id), kind: one.kind, note: one.note, state, shift, taken_by: named(one.taken_by), taken_shift: one.taken_shift_id === null ? null : (shifts.get(one.taken_shift_id) ?? null), because: one.because, made_at: one.made_at.toISOString(), own: one.person_id === me }];
  });
}
