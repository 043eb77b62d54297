import type { Timeline } from '../../calendars/index.ts';
import { inOrder, standingAfter, standingWith, type EventType, type Standing, type StoryPart } from './story.ts';
import { Stopwatch } from './stopwatch.ts';

/**
 * first_reply: from the opening to our first reply. next_reply: from a customer's message to our next reply. resolution:
 * from the opening until it is solved. update: how long nobody has said anything.
 */
export const METRICS = ['first_reply', 'next_reply', 'resolution', 'update'] as const;
export type Metric = (typeof METRICS)[number];

/** The brand's hours, or around the clock as marketplaces count. */
export type Hours = 'business' | 'always';

export interface Term {
  readonly metric: Metric;
  readonly hours: Hours;
  readonly seconds: number;
  readonly timeline: Timeline;
  /** milliseconds since the epoch: done by then at the latest, and what that moment is */
  readonly before: { readonly at: number; readonly because: string } | null;
}

export interface Shares {
  /** of the time there is, 0 to 1: when the owner is told, and when the lead is */
  readonly owner: number;
  readonly lead: number;
}

export type ClockState = 'running' | 'paused' | 'met' | 'missed';
export type Because = 'replied' | 'resolved' | 'time_over' | 'deadline_passed' | 'no_hours';

/** Moments are milliseconds since the epoch, lengths are seconds. */
export interface Clock {
  readonly metric: Metric;
  readonly hours: Hours;
  /** 1 for the first of its kind in this conversation */
  readonly n: number;
  readonly state: ClockState;
  readonly targetSeconds: number;
  readonly startedAt: number;
  /** null while it is paused, and where the calendar never works long enough */
  readonly dueAt: number | null;
  readonly ownerAt: number | null;
  readonly leadAt: number | null;
  readonly elapsedSeconds: number;
  /** below nothing once it is over */
  readonly remainingSeconds: number;
  readonly endedAt: number | null;
  readonly missedAt: number | null;
  /** the deadline that decides instead of the target */
  readonly cappedBy: string | null;
  readonly because: Because | null;
}

const USUAL: Shares = { owner: 0.75, lead: 0.9 };

/**
 * All clocks of a conversation at a moment, told from what happened in it until then. Nothing is remembered between two
 * calls, so a change of policy, priority or hours only asks again, and the time that has passed counts under the new
 * terms. Events after `now` have not happened. Done exactly at the due moment is in time.
 */
export function runClocks(story: readonly StoryPart[], terms: readonly Term[], now: number, shares: Shares = USUAL): Clock[] {
  const events = inOrder(story).filter((event) => event.at <= now);
  return terms.flatMap((term) => new Course(term).through(events).shown(now, shares));
}

/** The clocks of one metric along a conversation. */
class Course {
  readonly #term: Term;
  readonly #watches: Stopwatch[] = [];
  readonly #ends: (Because | null)[] = [];
  #standing: Standing = 'none';
  /** a customer wrote and nobody has answered */
  #asked = false;
  #firstReplyDue = false;

  constructor(term: Term) {
    this.#term = term;
  }

  through(events: readonly StoryPart[]): this {
    for (const event of events) {
      if (event.type === 'merged_in') this.#takeIn(event.brought, event.at);
      else this.#take(event.type, event.at);
    }
    return this;
  }

  /**
   * What ran in a conversation that was merged into this one goes on here, with the time it has used; of two clocks the
   * one that is due earlier stays. What ended there stays there, and so does what nobody waits for any more.
   */
  #takeIn(brought: readonly StoryPart[], at: number): void {
    const theirs = new Course(this.#term).through(brought.filter((event) => event.at <= at));
    const before = this.#standing;
    this.#standing = standingWith(before, theirs.#standing);
    const [own, watch] = [this.#live(), theirs.#live()];
    if (this.#standing === 'resolved') return;
    this.#asked ||= theirs.#asked;
    this.#firstReplyDue ||= theirs.#firstReplyDue;
    own?.pause(at);
    watch?.pause(at);
    if (watch !== undefined && own === undefined) this.#goOnWith(watch);
    else if (watch !== undefined && own !== undefined && watch.wouldBeDue(at) < own.wouldBeDue(at)) this.#watches[this.#watches.length - 1] = watch;
    this.#runOrPause(at);
  }

  #goOnWith(watch: Stopwatch): void {
    this.#watches.push(watch);
    this.#ends.push(null);
  }

  #take(type: EventType, at: number): void {
    const before = this.#standing;
    this.#standing = standingAfter(before, type);
    const watch = this.#live();
    watch?.read(at);
    if (before === 'resolved' && this.#standing !== 'resolved') this.#reopen(at);
    this.#asked = type === 'customer_message' || (this.#asked && type !== 'agent_reply' && type !== 'resolved');
    this.#byMetric[this.#term.metric](type, at);
    this.#firstReplyDue = type === 'opened' || (this.#firstReplyDue && type !== 'agent_reply' && type !== 'resolved');
    this.#runOrPause(at);
  }

  readonly #byMetric: Readonly<Record<Metric, (type: EventType, at: number) => void>> = {
    first_reply: (type, at) => {
      if (type === 'opened' && this.#watches.length === 0) this.#start(at);
      else if (type === 'agent_reply') this.#end(at, 'replied');
      else if (type === 'resolved') this.#end(at, 'resolved');
    },
    next_reply: (type, at) => {
      if (type === 'customer_message' && !this.#firstReplyDue && this.#standing !== 'none' && this.#standing !== 'resolved') this.#startUnlessLive(at);
      else if (type === 'agent_reply') this.#end(at, 'replied');
      else if (type === 'resolved') this.#end(at, 'resolved');
    },
    resolution: (type, at) => {
      if ((type === 'opened' || type === 'opened_by_us') && this.#watches.length === 0) this.#start(at);
      else if (type === 'resolved') this.#end(at, 'resolved');
    },
    update: (type, at) => {
      if (type === 'opened' || type === 'opened_by_us') this.#startUnlessLive(at);
      else if (type === 'resolved') this.#end(at, 'resolved');
      else if (type === 'agent_reply') this.#said(at, true);
      else if (type === 'customer_message') this.#said(at, false);
    },
  };

  #live(): Stopwatch | undefined {
    const last = this.#watches.at(-1);
    return last?.live ? last : undefined;
  }

  #start(at: number): void {
    const { before } = this.#term;
    this.#watches.push(new Stopwatch({ target: this.#term.seconds * 1000, timeline: this.#term.timeline, cap: before?.at ?? null }, at));
    this.#ends.push(null);
  }

  #startUnlessLive(at: number): void {
    if (this.#live() === undefined) this.#start(at);
  }

  #end(at: number, because: Because): void {
    const watch = this.#live();
    if (watch === undefined) return;
    watch.end(at);
    this.#ends[this.#ends.length - 1] = because;
  }

  /** Somebody said something: the silence is over, and the next one begins. */
  #said(at: number, byUs: boolean): void {
    if (this.#standing === 'none') return;
    const watch = this.#live();
    if (watch !== undefined && !byUs && watch.missedAt === null) watch.restart(at);
    else {
      this.#end(at, 'replied');
      if (this.#standing !== 'resolved') this.#start(at);
    }
  }

  /** A solution that did not hold: its clock goes on where it stopped, and a question that came with it wants an answer. */
  #reopen(at: number): void {
    if (this.#term.metric === 'resolution') {
      this.#watches.at(-1)?.goOn(at);
      if (this.#ends.length > 0) this.#ends[this.#ends.length - 1] = null;
    } else if (this.#term.metric === 'update' || (this.#term.metric === 'next_reply' && this.#asked)) this.#startUnlessLive(at);
  }

  #runOrPause(at: number): void {
    const watch = this.#live();
    if (this.#standing === 'open') watch?.run(at);
    else watch?.pause(at);
  }

  shown(now: number, shares: Shares): Clock[] {
    this.#live()?.read(now);
    return this.#watches.map((watch, i) => this.#show(watch, i, now, shares));
  }

  #show(watch: Stopwatch, i: number, now: number, shares: Shares): Clock {
    const runs = watch.live && watch.since !== null;
    const ahead = runs ? watch.ahead() : null;
    const dueAt = ahead?.dueAt ?? (watch.live && watch.missedAt === null ? null : (watch.missedAt ?? watch.lastDueAt));
    const used = watch.usedBy(now);
    const left = watch.limit.target - used;
    const inTime = ahead !== null && ahead.capped ? (ahead.dueAt >= now ? watch.limit.timeline.worked(now, ahead.dueAt) : -watch.limit.timeline.worked(ahead.dueAt, now)) : left;
    const state = watch.missedAt !== null ? 'missed' : !watch.live ? 'met' : runs ? 'running' : 'paused';
    const ownerAt = runs ? watch.atShare(shares.owner) : null;
    return {
      metric: this.#term.metric, hours: this.#term.hours, n: i + 1, state, targetSeconds: this.#term.seconds, startedAt: watch.startedAt,
      dueAt: finite(watch.missedAt ?? dueAt), ownerAt: finite(ownerAt), leadAt: finite(runs ? watch.atShare(shares.lead) : null),
      elapsedSeconds: Math.round(used / 1000), remainingSeconds: Math.round(Math.min(left, inTime) / 1000),
      endedAt: watch.endedAt, missedAt: watch.missedAt,
      cappedBy: watch.cappedMiss || (ahead?.capped === true && watch.missedAt === null) ? (this.#term.before?.because ?? null) : null,
      because: this.#because(watch, i, ahead?.dueAt ?? 0),
    };
  }

  #because(watch: Stopwatch, i: number, dueAt: number): Because | null {
    if (watch.missedAt !== null) return watch.cappedMiss ? 'deadline_passed' : 'time_over';
    return dueAt === Infinity ? 'no_hours' : (this.#ends[i] ?? null);
  }
}

const finite = (at: number | null): number | null => (at !== null && Number.isFinite(at) ? at : null);
