/** A contact reason of a brand as its tree is today. */
export interface ReasonToday {
  readonly id: string;
  readonly key: string;
  readonly retired: boolean;
  readonly replacedById: string | null;
  /** the reason it is a part of, since that was split */
  readonly splitFromId: string | null;
}

/**
 * Which keys of today's tree stand for each reason, by its id: itself while it is in use, what replaced it after a merge,
 * its parts after a split, nothing when it went without a successor.
 */
export function followReasons(reasons: readonly ReasonToday[]): Map<string, readonly string[]> {
  const byId = new Map(reasons.map((reason) => [reason.id, reason]));
  const partsOf = Map.groupBy(reasons.filter((reason) => reason.splitFromId !== null), (reason) => reason.splitFromId);
  const follow = (reason: ReasonToday, seen: ReadonlySet<string>): string[] => {
    if (!reason.retired) return [reason.key];
    if (seen.has(reason.id)) return [];
    const next = reason.replacedById === null ? (partsOf.get(reason.id) ?? []) : [byId.get(reason.replacedById)].filter((one) => one !== undefined);
    return [...new Set(next.flatMap((one) => follow(one, new Set([...seen, reason.id]))))].sort();
  };
  return new Map(reasons.map((reason) => [reason.id, follow(reason, new Set())]));
}
