import { systemActor, type Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { SecurityView, SessionView } from '../contract.ts';
import { SESSION_DAYS } from '../sign-in/library.ts';
import type { NewSession } from '../commands/sign-in-by-link.ts';
import { listBrands } from '../store/brands.ts';
import { anyPerson, personById } from '../store/people.ts';
import { passkeysOf, sessionsOf } from '../store/sessions.ts';

/** What a browser needs to know before it draws anything; for a visitor only whether there is an owner yet. */
export async function showSession(tx: Tx, actor: Actor | null): Promise<SessionView> {
  const { demo } = await tx.one<{ demo: boolean }>(sql`select demo from identity.installation`);
  const person = actor?.kind === 'person' && actor.id ? await personById(tx, actor.id) : undefined;
  if (!person || !actor) return { person: null, setup_needed: !(await anyPerson(tx)), brands: [], permissions: [], demo };
  const { id, name, email, locale, theme, shortcuts_enabled, two_factor_enabled } = person;
  const brands = (await listBrands(tx)).map((brand) => ({ id: brand.id, slug: brand.slug, name: brand.name, color: brand.color, locale: brand.locale, locales: brand.locales, time_zone: brand.time_zone }));
  const permissions = [...actor.grants.keys()].sort();
  return { person: { id, name, email, locale, theme, shortcuts_enabled, two_factor_enabled }, setup_needed: false, brands, permissions, demo };
}

/** Moves the end of a session that is in use, at most once a day; null when there was nothing to move. */
export async function keepSessionAlive(db: Database, sessionId: string): Promise<NewSession | null> {
  return db.transact(systemActor('sign-in'), async (tx) => {
    const expiresAt = new Date(tx.now.getTime() + SESSION_DAYS * 86_400_000);
    const moved = await tx.maybe<{ token: string }>(sql`
      update identity.session set expires_at = ${expiresAt}, updated_at = ${tx.now}
      where id = ${sessionId} and updated_at < ${new Date(tx.now.getTime() - 86_400_000)} and expires_at > ${tx.now} returning token`);
    return moved ? { token: moved.token, expiresAt } : null;
  });
}

/** How somebody signs in, and where they are signed in. */
export async function showSecurity(tx: Tx, personId: string, currentSessionId: string | null): Promise<SecurityView> {
  const person = await personById(tx, personId);
  const sessions = await sessionsOf(tx, personId);
  const passkeys = await passkeysOf(tx, personId);
  return {
    two_factor_enabled: person?.two_factor_enabled ?? false,
    passkeys: passkeys.map(({ id, name, created_at }) => ({ id, name: name ?? '', created_at: created_at?.toISOString() ?? null })),
    sessions: sessions.map(({ id, ip_address, user_agent, created_at, updated_at, expires_at }) => ({
      id, current: id === currentSessionId, ip_address, user_agent, created_at: created_at.toISOString(), last_used_at: updated_at.toISOString(), expires_at: expires_at.toISOString(),
    })),
  };
}
