// Store credit as double entry: every move takes from one account what it gives to another, so that all accounts together are always
// nothing, and what customers have is what was given less what was spent, ran out or was taken back.

export const accounts = ['issued', 'customer', 'spent', 'expired', 'withdrawn'] as const;
export type Account = (typeof accounts)[number];

/** One move of an amount above nothing. */
export interface Move {
  readonly from: Account;
  readonly to: Account;
  readonly grantId: string;
  readonly amountMinor: number;
}

/** Credit given once: what is left of it, and until when. */
export interface Grant {
  readonly id: string;
  readonly amountMinor: number;
  readonly leftMinor: number;
  readonly expiresAt: Date | null;
  readonly givenAt: Date;
}

export type Spent = { readonly possible: true; readonly moves: readonly Move[] } | { readonly possible: false; readonly leftMinor: number };

const isAlive = (grant: Grant, now: Date): boolean => grant.leftMinor > 0 && (grant.expiresAt === null || grant.expiresAt.getTime() > now.getTime());

/** What may be spent now, of one currency. */
export function balanceOf(grants: readonly Grant[], now: Date): number {
  return grants.filter((grant) => isAlive(grant, now)).reduce((sum, grant) => sum + grant.leftMinor, 0);
}

export function give(grantId: string, amountMinor: number): Move {
  whole(amountMinor);
  return { from: 'issued', to: 'customer', grantId, amountMinor };
}

/** Takes an amount from what runs out first, and never more than there is. */
export function spend(grants: readonly Grant[], amountMinor: number, now: Date): Spent {
  whole(amountMinor);
  const balance = balanceOf(grants, now);
  if (balance < amountMinor) return { possible: false, leftMinor: balance };
  let wanted = amountMinor;
  const moves: Move[] = [];
  for (const grant of grants.filter((one) => isAlive(one, now)).toSorted(bySoonest)) {
    const taken = Math.min(wanted, grant.leftMinor);
    if (taken > 0) moves.push({ from: 'customer', to: 'spent', grantId: grant.id, amountMinor: taken });
    wanted -= taken;
  }
  return { possible: true, moves };
}

function bySoonest(a: Grant, b: Grant): number {
  return (a.expiresAt?.getTime() ?? Infinity) - (b.expiresAt?.getTime() ?? Infinity) || a.givenAt.getTime() - b.givenAt.getTime() || a.id.localeCompare(b.id);
}

/** What has run out by now and is not taken off yet. */
export function runOut(grants: readonly Grant[], now: Date): Move[] {
  return grants.filter((grant) => grant.leftMinor > 0 && !isAlive(grant, now)).map((grant) => ({ from: 'customer', to: 'expired', grantId: grant.id, amountMinor: grant.leftMinor }));
}

/** Takes back what is left of a grant; what was spent stays spent. */
export function takeBack(grant: Grant): Move[] {
  return grant.leftMinor > 0 ? [{ from: 'customer', to: 'withdrawn', grantId: grant.id, amountMinor: grant.leftMinor }] : [];
}

/** All accounts after these moves. Their sum is nothing. */
export function accountsAfter(moves: readonly Move[]): Record<Account, number> {
  const sums: Record<Account, number> = { issued: 0, customer: 0, spent: 0, expired: 0, withdrawn: 0 };
  for (const move of moves) {
    sums[move.from] -= move.amountMinor;
    sums[move.to] += move.amountMinor;
  }
  return sums;
}

function whole(amountMinor: number): void {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) throw new RangeError(`not an amount above nothing: ${amountMinor}`);
}
