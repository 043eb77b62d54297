import type { Tx } from '../../../platform/db/tx.ts';
import { calendarsOf } from '../../calendars/index.ts';
import type { PolicyCheckView } from '../contract.ts';
import { faultsOf, type Fault } from '../rules/check-policies.ts';
import { changesBetween } from '../rules/compare-versions.ts';
import type { Policy } from '../rules/policy.ts';
import { policiesOf } from './policies-of.ts';

/** What cannot be meant in policies, with the calendars the brand has now. */
export async function faultsIn(tx: Tx, brandId: string, policies: readonly Policy[]): Promise<readonly Fault[]> {
  return faultsOf(policies, new Set((await calendarsOf(tx, brandId)).keys()));
}

/** What would keep a draft from being saved, and what it changes of what holds. */
export async function checkDraft(tx: Tx, brandId: string, policies: readonly Policy[]): Promise<PolicyCheckView> {
  const [faults, held] = await Promise.all([faultsIn(tx, brandId, policies), policiesOf(tx, brandId)]);
  return { faults: faults as PolicyCheckView['faults'], changes: changesBetween(held?.policies ?? [], policies) };
}
