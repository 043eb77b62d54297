/**
 * Priority of four levels from impact and urgency of three each, 1 highest: both high is critical, each step down of
 * either lowers it by one, and nothing is lower than the lowest. For figures of desks that keep the two apart.
 */
export function priorityFrom(impact: number, urgency: number): number {
  return Math.min(4, impact + urgency - 1);
}
