import type { LineOfWaiting, RoutingPolicy as Policy } from '../../../routing/index.ts';

export type RoutingPolicy = Policy;

/** Where routing puts what comes, and what it asks there. */
export interface Place {
  /** null: whoever likes picks it */
  readonly pool: string | null;
  readonly needs: NonNullable<LineOfWaiting['needs']>;
  readonly tier: number;
  readonly inHouseOnly: boolean;
}

/** The pool of what has none: everybody of the brand may take it. */
export const ANYBODY = 'anybody';
