import type { Listener } from '../../../platform/events/listener.ts';
import { BRAND_CREATED } from '../../identity/index.ts';
import { plantStartingTree } from '../commands/plant-starting-tree.ts';

/** A new brand begins with the starting tree. */
export const brandCreated: Listener = {
  name: 'taxonomy.brand-created',
  hears: [BRAND_CREATED],
  handle: (tx, event) => plantStartingTree(tx, event.brandId),
};
