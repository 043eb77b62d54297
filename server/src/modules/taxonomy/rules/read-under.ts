/** A contact reason, and what became of it. */
export interface ReasonPast {
  readonly id: string;
  /** when it came to be, in milliseconds */
  readonly since: number;
  /** when it was taken out of use; null while it is in use */
  readonly retired: number | null;
  readonly replacedById: string | null;
  /** the reason it is a part of, since that was split */
  readonly splitFromId: string | null;
  readonly parentId: string | null;
}

/**
 * Under which reason each is read in the tree of a moment, so that figures of different days can be compared: what was
 * merged by then is read under what replaced it; what did not exist yet under what it was split from, or else under its
 * parent. What was taken out of use and replaced by nothing stays itself.
 */
export function readUnder(reasons: readonly ReasonPast[], at: number): Map<string, string> {
  const byId = new Map(reasons.map((reason) => [reason.id, reason]));
  return new Map(reasons.map((reason) => [reason.id, under(reason, byId, at)]));
}

function under(reason: ReasonPast, byId: ReadonlyMap<string, ReasonPast>, at: number): string {
  const seen = new Set<string>();
  let here = reason;
  while (!seen.has(here.id)) {
    seen.add(here.id);
    const next = here.since > at ? (here.splitFromId ?? here.parentId) : here.retired !== null && here.retired <= at ? here.replacedById : null;
    const there = next === null ? undefined : byId.get(next);
    // From what replaced it never back to a tree in which neither existed.
    if (!there) return here.id;
    here = there;
  }
  return reason.id;
}
