import { hash } from 'node:crypto';

export type Arm = 'treated' | 'holdout';

/**
 * A customer's place in an experiment: a number in [0, 1) that never changes. The first 48 bits of SHA-256 over the key, a
 * zero byte and the id, so that any language finds the same. Experiments with other keys draw independently.
 */
export function draw(experimentKey: string, customerId: string): number {
  return Number.parseInt(hash('sha256', `${experimentKey}\0${customerId}`, 'hex').slice(0, 12), 16) / 2 ** 48;
}

/** Held out below the share. A greater share holds out more and lets nobody go. */
export function armOf(experimentKey: string, customerId: string, holdoutShare: number): Arm {
  return draw(experimentKey, customerId) < holdoutShare ? 'holdout' : 'treated';
}
