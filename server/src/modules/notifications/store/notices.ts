import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Kind } from '../rules/kinds.ts';

export interface NoticeRow {
  id: string;
  brand_id: string;
  kind: Kind;
  subject_kind: string;
  subject_id: string | null;
  facts: Readonly<Record<string, unknown>>;
  by_id: string | null;
  created_at: Date;
  read_at: Date | null;
}

export interface NewNotice {
  readonly brandId: string;
  readonly personId: string;
  readonly kind: Kind;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly inApp: boolean;
  readonly byMail: boolean;
}

export async function addNotice(tx: Tx, notice: NewNotice): Promise<string> {
  const id = tx.id();
  await tx.run(sql`
    insert into notifications.notice (id, brand_id, person_id, kind, subject_kind, subject_id, facts, by_id, by_mail, in_app, created_at)
    values (${id}, ${notice.brandId}, ${notice.personId}, ${notice.kind}, ${notice.subjectKind}, ${notice.subjectId}, ${notice.facts},
            ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${notice.byMail}, ${notice.inApp}, ${tx.now})`);
  return id;
}

/** True when a mail for this person is on its way already and will carry what is added now. */
export async function awaitsMail(tx: Tx, personId: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from notifications.notice where person_id = ${personId} and by_mail and read_at is null and mailed_at is null limit 1`)) !== undefined;
}

/** What a person has not read and was not mailed yet, newest first; marked as mailed. */
export function takeForMail(tx: Tx, personId: string): Promise<NoticeRow[]> {
  return tx.rows<NoticeRow>(sql`
    with taken as (
      update notifications.notice set mailed_at = ${tx.now} where person_id = ${personId} and by_mail and read_at is null and mailed_at is null
      returning id, brand_id, kind, subject_kind, subject_id, facts, by_id, created_at, read_at)
    select id, brand_id, kind, subject_kind, subject_id, facts, by_id, created_at, read_at from taken order by created_at desc, id desc`);
}

export async function markRead(tx: Tx, personId: string, ids: readonly string[] | null): Promise<number> {
  return tx.run(sql`
    update notifications.notice set read_at = ${tx.now} where person_id = ${personId} and read_at is null and (${ids}::uuid[] is null or id = any (${ids}::uuid[]))`);
}

/** Reading a conversation reads what was told about it. */
export async function markReadAbout(tx: Tx, personId: string, subjectId: string): Promise<number> {
  return tx.run(sql`update notifications.notice set read_at = ${tx.now} where person_id = ${personId} and read_at is null and subject_id = ${subjectId}`);
}

export function forgetOlderThan(tx: Tx, limit: Date): Promise<number> {
  return tx.run(sql`delete from notifications.notice where created_at < ${limit}`);
}
