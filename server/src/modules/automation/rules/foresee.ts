import type { OfferedAction } from '../../../platform/module/action.ts';
import type { Facts } from './condition.ts';
import type { Foresee } from './run-rules.ts';

/** What is known once an action is done, by what those who offer it say. An unknown one changes nothing. */
export function foreseeBy(offered: readonly OfferedAction[]): Foresee {
  const byKind = new Map(offered.map((one) => [one.kind, one.foresee]));
  return (facts, action) => (byKind.get(action.kind)?.(facts, action) as Facts | undefined) ?? facts;
}
