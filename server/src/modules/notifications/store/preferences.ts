import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Preference } from '../rules/kinds.ts';

export async function preferencesOf(tx: Tx, personId: string): Promise<Map<string, Preference>> {
  const rows = await tx.rows<Preference & { kind: string }>(sql`select kind, in_app, by_mail from notifications.preference where person_id = ${personId}`);
  return new Map(rows.map(({ kind, in_app, by_mail }) => [kind, { in_app, by_mail }]));
}

export async function setPreference(tx: Tx, personId: string, kind: string, wanted: Preference): Promise<void> {
  await tx.run(sql`
    insert into notifications.preference (person_id, kind, in_app, by_mail) values (${personId}, ${kind}, ${wanted.in_app}, ${wanted.by_mail})
    on conflict (person_id, kind) do update set in_app = excluded.in_app, by_mail = excluded.by_mail`);
}
