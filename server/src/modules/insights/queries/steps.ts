import type { Tx } from '../../../platform/db/tx.ts';
import { measured, type Group, type Measure } from '../../facts/index.ts';
import { beginOf, stepsOf } from '../rules/periods.ts';
import type { Scope } from './kpis.ts';

/** A measure in each step of the period, counted from its beginning. A step without any has no group. */
export async function steps(tx: Tx, scope: Scope, measure: Measure): Promise<{ at: string; group: Group | undefined }[]> {
  if (scope.timeZone !== undefined && scope.stepSeconds === 86_400) return daily(tx, scope, measure, scope.timeZone);
  const groups = await measured(tx, { measure, from: scope.from, to: scope.to, by: [], filters: scope.filters, business: scope.business, stepSeconds: scope.stepSeconds });
  const of = new Map(groups.map((group) => [new Date(group.keys[0] ?? '').getTime(), group]));
  const width = scope.stepSeconds * 1000;
  const count = Math.ceil((scope.to.getTime() - scope.from.getTime()) / width);
  return Array.from({ length: count }, (_, i) => scope.from.getTime() + i * width).map((at) => ({ at: new Date(at).toISOString(), group: of.get(at) }));
}

/** Days of a clock: where it changes they are not all as long. */
async function daily(tx: Tx, scope: Scope, measure: Measure, timeZone: string): Promise<{ at: string; group: Group | undefined }[]> {
  const groups = await measured(tx, { measure, from: scope.from, to: scope.to, by: ['day'], filters: scope.filters, business: scope.business, timeZone });
  const of = new Map(groups.map((group) => [group.keys[0], group]));
  return stepsOf(scope, 'day', timeZone).map((day) => ({ at: beginOf(day, timeZone).toISOString(), group: of.get(day) }));
}
