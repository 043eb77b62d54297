import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  locale: string;
  theme: 'system' | 'light' | 'dark';
  shortcuts_enabled: boolean;
  two_factor_enabled: boolean;
  disabled_at: Date | null;
  created_at: Date;
}

export function personById(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return tx.maybe<PersonRow>(sql`
    select id, name, email, locale, theme, shortcuts_enabled, coalesce(two_factor_enabled, false) as two_factor_enabled, disabled_at, created_at
    from identity.person where id = ${id}`);
}

export function personByEmail(tx: Tx, email: string): Promise<PersonRow | undefined> {
  return tx.maybe<PersonRow>(sql`
    select id, name, email, locale, theme, shortcuts_enabled, coalesce(two_factor_enabled, false) as two_factor_enabled, disabled_at, created_at
    from identity.person where email = ${email.toLowerCase()}`);
}

export async function anyPerson(tx: Tx): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from identity.person limit 1`)) !== undefined;
}

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly locale?: string | undefined;
  /** argon2id in PHC form; null for somebody who only signs in by link or passkey */
  readonly passphraseHash: string | null;
}

export async function addPerson(tx: Tx, person: NewPerson): Promise<string> {
  const id = tx.id();
  await tx.run(sql`
    insert into identity.person (id, name, email, email_verified, locale, created_at, updated_at)
    values (${id}, ${person.name}, ${person.email.toLowerCase()}, true, ${person.locale ?? 'en'}, ${tx.now}, ${tx.now})`);
  if (person.passphraseHash) {
    await tx.run(sql`
      insert into identity.credential (id, person_id, account_id, provider_id, passphrase_hash, created_at, updated_at)
      values (${tx.id()}, ${id}, ${id}, 'credential', ${person.passphraseHash}, ${tx.now}, ${tx.now})`);
  }
  return id;
}

export interface PersonChange {
  readonly name?: string | undefined;
  readonly locale?: string | undefined;
  readonly theme?: string | undefined;
  readonly shortcuts_enabled?: boolean | undefined;
}

export async function changePersonRow(tx: Tx, id: string, change: PersonChange): Promise<void> {
  await tx.run(sql`
    update identity.person set name = coalesce(${change.name ?? null}, name), locale = coalesce(${change.locale ?? null}, locale),
      theme = coalesce(${change.theme ?? null}, theme), shortcuts_enabled = coalesce(${change.shortcuts_enabled ?? null}::boolean, shortcuts_enabled), updated_at = ${tx.now}
    where id = ${id}`);
}

export async function setDisabled(tx: Tx, id: string, disabled: boolean): Promise<void> {
  await tx.run(sql`update identity.person set disabled_at = ${disabled ? tx.now : null}, updated_at = ${tx.now} where id = ${id}`);
}
