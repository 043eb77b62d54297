import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden, notFound } from '../../../platform/refusal/refusal.ts';
import { INSTALLATION, record } from '../../audit/index.ts';
import { PERSON_CHANGED, type PersonChanged } from '../events.ts';
import { coversAll } from '../rules/permissions.ts';
import { listBrands } from '../store/brands.ts';
import { changePersonRow, personById, setDisabled } from '../store/people.ts';
import { assignmentsOf, countOwners, permissionsBehind, replaceAssignments, type RoleAssignment } from '../store/roles.ts';
import { removeSecondFactors } from './reset-passphrase.ts';
import { removeSessionsBut } from '../store/sessions.ts';
import { replaceTeamsOf } from '../store/teams.ts';

export interface ChangeOfPerson {
  readonly name?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly remove_second_factors?: true | undefined;
  readonly roles?: readonly RoleAssignment[] | undefined;
  readonly team_ids?: readonly string[] | undefined;
}

/** Changes a colleague. Refuses whoever holds less than that colleague holds or would hold, and to lose the last owner. */
export async function changePerson(tx: Tx, id: string, change: ChangeOfPerson, catalogue: readonly string[]): Promise<void> {
  if (!(await personById(tx, id))) throw notFound('person');
  await requireReach(tx, await assignmentsOf(tx, id), catalogue);
  if (change.name !== undefined) await changePersonRow(tx, id, { name: change.name });
  if (change.team_ids !== undefined) await replaceTeamsOf(tx, id, change.team_ids);
  if (change.roles !== undefined) {
    await requireReach(tx, await permissionsBehind(tx, change.roles), catalogue);
    await replaceAssignments(tx, id, change.roles);
  }
  if (change.disabled !== undefined) await setDisabled(tx, id, change.disabled);
  if (change.disabled) await removeSessionsBut(tx, id, null);
  if (change.remove_second_factors) await removeSecondFactors(tx, id);
  if ((await countOwners(tx)) === 0) throw conflict('last_owner', 'Somebody must stay owner. Give the role to another person first.');
  const payload: PersonChanged = { roles: change.roles !== undefined, disabled: change.disabled ?? false };
  await tx.announce({ name: PERSON_CHANGED, brandId: INSTALLATION, subjectId: id, payload });
  const facts = { fields: Object.keys(change), ...(change.roles ? { roles: change.roles.map((one) => `${one.role_id}@${one.brand_id}`) } : {}) };
  await record(tx, { action: PERSON_CHANGED, subjectKind: 'person', subjectId: id, facts });
}

/** Nobody gives or takes what they do not hold themselves. */
export async function requireReach(tx: Tx, assignments: Parameters<typeof coversAll>[1], catalogue: readonly string[]): Promise<void> {
  const brands = (await listBrands(tx)).map((brand) => brand.id);
  if (!coversAll(tx.actor, assignments, catalogue, brands)) throw forbidden('every permission of the role you give or take');
}
