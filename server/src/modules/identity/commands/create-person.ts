import type { Tx } from '../../../platform/db/tx.ts';
import { sql } from '../../../platform/db/sql.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { INSTALLATION, record } from '../../audit/index.ts';
import { PERSON_JOINED } from '../events.ts';
import { judgePassphrase, passphraseAdvice } from '../rules/passphrase.ts';
import { ALL_BRANDS } from '../rules/permissions.ts';
import { hashPassphrase } from '../sign-in/hash-passphrase.ts';
import { addPerson, anyPerson, personByEmail } from '../store/people.ts';
import { replaceAssignments, roleByIdOrName, type RoleAssignment } from '../store/roles.ts';

export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly locale?: string | undefined;
  /** from `preparePassphrase`; null for somebody who cannot sign in by passphrase */
  readonly passphraseHash: string | null;
  readonly roles: readonly RoleAssignment[];
}

/** Judges and hashes what somebody chose. Takes some 40 ms of a worker thread, so it stays outside transactions. */
export async function preparePassphrase(passphrase: string, person: { email: string; name?: string }): Promise<string> {
  const problems = judgePassphrase(passphrase, person);
  if (problems.length > 0) {
    throw invalid('Choose another passphrase.', problems.map((problem) => ({ field: 'passphrase', message: passphraseAdvice[problem], problem })));
  }
  return hashPassphrase(passphrase);
}

/** Adds somebody who works here. */
export async function createPerson(tx: Tx, newcomer: Newcomer): Promise<string> {
  if (await personByEmail(tx, newcomer.email)) throw conflict('person_exists', 'Somebody with this address works here already.');
  const id = await addPerson(tx, newcomer);
  await replaceAssignments(tx, id, newcomer.roles);
  await tx.announce({ name: PERSON_JOINED, brandId: INSTALLATION, subjectId: id, payload: {} });
  await record(tx, { action: PERSON_JOINED, subjectKind: 'person', subjectId: id, facts: { roles: newcomer.roles.map((role) => role.role_id) } });
  return id;
}

/** The first account: holds every permission in every brand. Refused once anybody exists. */
export async function createOwner(tx: Tx, owner: Omit<Newcomer, 'roles'>): Promise<string> {
  // Two browsers may be on the set-up page.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('identity.setup'))`);
  if (await anyPerson(tx)) throw conflict('already_set_up', 'Keepdesk has its owner already; sign in instead.');
  const role = await roleByIdOrName(tx, 'owner');
  if (!role) throw new Error('the owner role is missing');
  return createPerson(tx, { ...owner, roles: [{ role_id: role.id, brand_id: ALL_BRANDS }] });
}
