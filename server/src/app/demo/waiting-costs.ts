import { saveTerms, termsHeld } from '../../modules/routing/index.ts';
import type { Tx } from '../../platform/db/tx.ts';

/**
 * What it costs the demo's brands that a letter waits, in dollars: an hour of it, by how much more with each further hour, and that its deadline is missed. A parcel
 * is packed meanwhile, a purchase is made elsewhere, a bank is asked for the money back; who asks where their parcel is gets it anyway.
 */
const costs: Readonly<Record<string, { per_hour: number; growth_per_hour?: number; missed?: number }>> = {
  '*': { per_hour: 0.5 },
  wismo: { per_hour: 0.3, missed: 1 },
  returns: { per_hour: 0.4, missed: 1 },
  order_change: { per_hour: 4, growth_per_hour: 0.2, missed: 12 },
  product: { per_hour: 3, missed: 5 },
  billing: { per_hour: 1.5, growth_per_hour: 0.1, missed: 8 },
  warranty: { per_hour: 0.8, missed: 3 },
  subscription: { per_hour: 1.2, missed: 4 },
  promotion: { per_hour: 0.2 },
};

/** Says it once: what somebody changed meanwhile stays. */
export async function writeWaitingCosts(tx: Tx): Promise<void> {
  const { version, terms } = await termsHeld(tx);
  if (Object.keys(terms.costs).length === 0) await saveTerms(tx, version, { costs: { ...costs } });
}
