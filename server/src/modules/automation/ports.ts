import type { OfferedAction } from '../../platform/module/action.ts';
import { port } from '../../platform/module/port.ts';

/** automation does what other modules offer; the composition root gathers it from their manifests. What no module offers is not shown. */
export const offeredActions = port<readonly OfferedAction[]>('what rules can do');
