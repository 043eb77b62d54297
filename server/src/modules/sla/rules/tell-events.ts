import { standingAtEnd, type EventType, type MergedIn, type StoryEvent, type StoryPart } from './story.ts';

/** A piece of news about a conversation that is not history brought in; moments are milliseconds since the epoch. */
export interface News {
  readonly name: 'opened' | 'received' | 'written' | 'undone' | 'failed' | 'status' | 'snoozed' | 'woken' | 'rescued' | 'taken_back';
  readonly at: number;
  readonly messageId: string | null;
  readonly outbound: boolean;
  readonly reopened: boolean;
  readonly fromCategory: string | null;
  readonly toCategory: string | null;
  /** of what was taken back: whether it had moved the conversation, and whether it had snoozed or woken it */
  readonly movedBack: boolean;
  readonly snoozedBack: boolean;
  /** of the opening: it was split off another one, whose customer had written what it begins with before */
  readonly splitOff: boolean;
}

/** A message that is there; receipts, notes, programs' replies and what did not arrive are left out. */
export interface Said {
  readonly at: number;
  readonly ours: boolean;
  /** when it leaves the house; null for what came in */
  readonly leavesAt: number | null;
  /** still waiting to leave */
  readonly waits: boolean;
}

/** What happened in a conversation, what was said in it, and what others brought that were merged into it. */
export interface Told {
  readonly news: readonly News[];
  readonly said: readonly Said[];
  readonly brought: readonly Brought[];
}

/** A conversation that was merged at a moment, with the messages it brought. */
export interface Brought extends Told {
  readonly at: number;
}

/** Whether anything happened here that is not history brought in. */
export const livedHere = (told: Told): boolean => told.news.length > 0 || told.brought.some(livedHere);

/** A reply counts when it was written if it leaves within this; what is sent later counts when it has left. */
const AT_ONCE_MS = 120_000;
const RANK: Readonly<Record<StoryPart['type'], number>> = { opened: 0, opened_by_us: 0, customer_message: 1, agent_reply: 1, merged_in: 2, reopened: 2, waiting_on_us: 2, waiting_on_customer: 2, on_hold: 2, resumed: 2, resolved: 2 };

/**
 * The story of a conversation since it lives with us. One that was brought in as history begins with the first message
 * that came after that; nothing before it counts. One that was split off begins when its customer wrote. One that was
 * merged into it brings its own story until then. Empty while nothing happened.
 */
export function tellEvents({ news, said, brought }: Told, snoozePauses: boolean): StoryPart[] {
  const merges = brought.map((one) => mergeOf(one, news, snoozePauses));
  const begin = news.find((one) => one.name === 'opened') ?? news.find((one) => one.name === 'received');
  const alive = merges.find(({ event }) => !['none', 'resolved'].includes(standingAtEnd(event.brought)));
  const begins = begin === undefined || (alive !== undefined && alive.event.at < begin.at) ? [] : [begin];
  const since = begins[0] === undefined ? alive?.event.at : sinceOf(begins[0], said);
  if (since === undefined) return [];
  const stands = withoutTakenBack(withoutUndone(news)).filter((one) => one.at >= since && one !== begins[0]);
  const history = begins[0]?.name !== 'opened';
  const events: StoryPart[] = [
    ...begins.map((one): StoryEvent => ({ at: since, type: one.outbound ? 'opened_by_us' : 'opened' })),
    ...said.flatMap((one) => (history && one.at < since - AT_ONCE_MS ? [] : saidEvent(one, since))),
    ...merges.flatMap(({ event, later }) => (event.at < since ? later : [event, ...later])),
    ...stands.flatMap((one) => moved(one, snoozePauses)),
  ];
  return events.toSorted((a, b) => a.at - b.at || RANK[a.type] - RANK[b.type]);
}

/** What was waiting to be said is split off with the moment it was said at. */
function sinceOf(begin: News, said: readonly Said[]): number {
  return begin.splitOff ? Math.min(begin.at, ...said.filter((one) => !one.ours).map((one) => one.at)) : begin.at;
}

/** What a merged conversation brings, and the replies of its that leave afterwards: those answer the one that is left. What is undone there now was written here. */
function mergeOf(one: Brought, news: readonly News[], snoozePauses: boolean): { event: MergedIn; later: StoryPart[] } {
  const theirs = tellEvents({ ...one, news: [...one.news, ...news.filter((later) => later.name === 'undone')] }, snoozePauses);
  return { event: { at: one.at, type: 'merged_in', brought: theirs.filter((event) => event.at <= one.at) }, later: theirs.filter((event) => event.at > one.at && event.type === 'agent_reply') };
}

function saidEvent(one: Said, since: number): StoryEvent[] {
  if (!one.ours) return [{ at: Math.max(one.at, since), type: 'customer_message' }];
  const late = one.leavesAt !== null && one.leavesAt - one.at > AT_ONCE_MS;
  if (late && one.waits) return [];
  return [{ at: Math.max(late ? (one.leavesAt as number) : one.at, since), type: 'agent_reply' }];
}

function moved(one: News, snoozePauses: boolean): StoryEvent[] {
  const type = moveOf(one, snoozePauses);
  return type === null ? [] : [{ at: one.at, type }];
}

function moveOf(one: News, snoozePauses: boolean): EventType | null {
  if (one.name === 'received') return one.reopened ? 'reopened' : null;
  // An answer that did not arrive is an unanswered conversation.
  if (one.name === 'failed') return 'waiting_on_us';
  if (one.name === 'snoozed') return snoozePauses ? 'on_hold' : null;
  if (one.name === 'woken') return snoozePauses ? 'resumed' : null;
  if (one.name !== 'status') return null;
  if (one.toCategory === 'waiting') return 'waiting_on_customer';
  if (one.toCategory === 'resolved') return 'resolved';
  if (one.toCategory === 'spam') return 'on_hold';
  return one.fromCategory === 'resolved' ? 'reopened' : one.fromCategory === one.toCategory ? null : 'waiting_on_us';
}

/** A reply that was taken back took with it what happened in the same moment. */
function withoutUndone(news: readonly News[]): readonly News[] {
  const undone = new Set(news.filter((one) => one.name === 'undone').map((one) => one.messageId));
  if (undone.size === 0) return news;
  const moments = new Set(news.filter((one) => one.name === 'written' && undone.has(one.messageId)).map((one) => one.at));
  return news.filter((one) => !moments.has(one.at) || one.name === 'received' || one.name === 'opened');
}

/**
 * A change that was taken back took its move with it: nothing ended by it, and nothing stood still. Where somebody has moved the
 * conversation since, it is a move of its own, to where it stands afterwards.
 */
function withoutTakenBack(news: readonly News[]): readonly News[] {
  if (!news.some((one) => one.name === 'taken_back')) return news;
  const left: News[] = [];
  const drop = (names: readonly News['name'][]): void => {
    const at = left.findLastIndex((one) => names.includes(one.name));
    if (at >= 0) left.splice(at, 1);
  };
  for (const one of news) {
    if (one.name !== 'taken_back') left.push(one);
    else {
      const last = left.findLast((other) => other.name === 'status');
      if (one.movedBack && last !== undefined && one.toCategory !== null && last.fromCategory !== one.toCategory) left.push({ ...one, name: 'status', fromCategory: last.toCategory });
      else if (one.movedBack) drop(['status']);
      if (one.snoozedBack) drop(['snoozed', 'woken']);
    }
  }
  return left;
}
