import type { Tx } from '../../../platform/db/tx.ts';
import { may } from '../../../platform/actor/actor.ts';
import { loansBetween, whoServes } from '../../routing/index.ts';
import type { DayLoan } from '../intraday/index.ts';
import { answeredOf } from '../store/day-so-far.ts';
import type { DayQueue } from './today-queues.ts';

/** What somebody works on, by queue number: what they are given, what they could be lent to, and what they are lent to. */
export interface Reach {
  readonly can: readonly number[];
  readonly lendable: readonly number[];
  readonly lent: readonly DayLoan[];
}

/** Whoever answered so many contacts of a channel in so many days is known to be able to. */
const ANSWERED = 20;
const ANSWERED_DAYS = 120;

/** By routing: profiles, pools and scope rules say who is given what. Lent is who has the channel, or answered by it lately, where routing lets them in. */
export async function reachToday(tx: Tx, queues: readonly DayQueue[], personIds: readonly string[], { origin, end }: { origin: Date; end: Date }): Promise<Map<string, Reach>> {
  const serving = await whoServes(tx, queues, personIds);
  const lent = Map.groupBy(await loansBetween(tx, personIds, origin, end), (one) => one.personId);
  const untried = [...serving].filter(([, one]) => one.could.some((each) => !each.knows)).map(([id]) => id);
  const answered = untried.length === 0 ? new Map<string, ReadonlyMap<string, number>>() : await answeredOf(tx, untried, new Date(tx.now.getTime() - ANSWERED_DAYS * 86_400_000));
  return new Map([...serving].map(([id, { serves, could }]): [string, Reach] => [id, {
    can: serves,
    lendable: could.filter(({ queue, knows }) => mayLend(tx, queues[queue]) && (knows || (answered.get(id)?.get(queues[queue]?.channel ?? '') ?? 0) >= ANSWERED)).map((one) => one.queue),
    lent: (lent.get(id) ?? []).flatMap((one): DayLoan[] => {
      const queue = queues.findIndex((each) => each.brandId === one.brandId && each.channel === one.channel);
      return queue < 0 ? [] : [{ queue, from: one.from.getTime(), to: one.to.getTime() }];
    }),
  }]));
}

const mayLend = (tx: Tx, queue: DayQueue | undefined): boolean => queue !== undefined && may(tx.actor, 'routing.people', queue.brandId);
