import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';

/** Contact reasons, by key, that may take several times as long. */
export interface Relaxed {
  readonly reasons: readonly string[];
  readonly times: number;
}

/** sla asks which targets are relaxed for a while; whoever declares peaks says. */
export const relaxedTargets = port<(tx: Tx, brandId: string) => Promise<readonly Relaxed[]>>('which targets are relaxed for a while');
