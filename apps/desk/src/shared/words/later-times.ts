export type LaterId = 'evening' | 'tomorrow' | 'monday' | 'week';

/**
 * The moments people mean by "later", in the person's own zone: this evening at six (only before five), tomorrow
 * morning, next Monday morning, in a week. Each in the future and in order.
 */
export function laterTimes(now: Date): Array<{ id: LaterId; at: Date }> {
  const at = (days: number, hour: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const all: Array<{ id: LaterId; at: Date }> = [
    ...(now.getHours() < 17 ? [{ id: 'evening' as const, at: at(0, 18) }] : []),
    { id: 'tomorrow', at: at(1, 9) },
    ...(toMonday > 1 ? [{ id: 'monday' as const, at: at(toMonday, 9) }] : []),
    { id: 'week', at: at(7, 9) },
  ];
  return all.filter((one, index) => index === 0 || one.at.getTime() > all[index - 1]!.at.getTime());
}
