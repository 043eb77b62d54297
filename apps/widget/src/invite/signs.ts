import type { VisitSaidInput, WatchingView } from '../../../../server/src/modules/invitations/contract.ts';

export type Signs = VisitSaidInput['signs'];
export type Trigger = keyof WatchingView['triggers'];

export const noSigns: Signs = { seconds_on_page: 0, cart_visits: 0, size_charts: 0, checkout_errors: 0, value_minor: null };

/** Which sign is worth telling the server of, that it was not told of in this visit; the server decides for itself. */
export function worthTelling(signs: Signs, { checkout_error: error, size_chart: chart, cart_returned: cart, time_on_page: time }: WatchingView['triggers'], told: readonly string[]): Trigger | null {
  const reached: Array<[Trigger, boolean]> = [
    ['checkout_error', error.on && signs.checkout_errors > 0],
    ['size_chart', chart.on && signs.size_charts >= chart.opens],
    ['cart_returned', cart.on && signs.cart_visits >= cart.visits],
    ['time_on_page', time.on && signs.seconds_on_page >= time.seconds],
  ];
  return reached.find(([name, there]) => there && !told.includes(name))?.[0] ?? null;
}

/** Whether a path is one of the brand's, where `*` stands for anything. */
export function isPath(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split('*');
    const [first = '', last = ''] = [parts[0], parts[parts.length - 1]];
    if (parts.length === 1) return path === pattern;
    if (!path.startsWith(first) || !path.endsWith(last) || path.length < first.length + last.length) return false;
    let at = first.length;
    for (const part of parts.slice(1, -1)) {
      const found = path.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= path.length - last.length;
  });
}
