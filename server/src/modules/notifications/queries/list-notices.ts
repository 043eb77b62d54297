import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import { peopleNames } from '../../identity/index.ts';
import type { NoticeView } from '../contract.ts';
import type { NoticeRow } from '../store/notices.ts';

export interface AskedNotices {
  readonly unread: boolean;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A person's notices, newest first. */
export async function listNotices(tx: Tx, personId: string, asked: AskedNotices): Promise<{ data: NoticeView[]; next_cursor: string | null }> {
  const after = readCursor(asked.cursor);
  const rows = await tx.rows<NoticeRow>(sql`
    select id, brand_id, kind, subject_kind, subject_id, facts, by_id, created_at, read_at from notifications.notice
    where person_id = ${personId} and in_app and (not ${asked.unread}::boolean or read_at is null)
      and (${after?.at ?? null}::timestamptz is null or (created_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${asked.limit + 1}`);
  const page = pageOf(rows, asked.limit, (row) => ({ at: row.created_at.toISOString(), id: row.id }));
  const names = await peopleNames(tx, page.data.flatMap((row) => row.by_id ?? []));
  return { data: page.data.map((row) => shown(row, names)), next_cursor: page.next_cursor };
}

export async function countUnread(tx: Tx, personId: string): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select count(*)::integer as n from notifications.notice where person_id = ${personId} and in_app and read_at is null`)).n;
}

function shown(row: NoticeRow, names: ReadonlyMap<string, string>): NoticeView {
  const { id, brand_id, kind, subject_kind, subject_id, facts, by_id } = row;
  const number = typeof facts['number'] === 'number' ? facts['number'] : null;
  const by = by_id ? { id: by_id, name: names.get(by_id) ?? '' } : null;
  return { id, brand_id, kind, subject_kind, subject_id, number, by, created_at: row.created_at.toISOString(), read_at: row.read_at?.toISOString() ?? null };
}
