import type { Timeline } from '../../calendars/index.ts';

/** How long something may take, and in which hours. */
export interface Limit {
  /** milliseconds of working time */
  readonly target: number;
  readonly timeline: Timeline;
  /** a moment it has to be done by at the latest, however much time is left */
  readonly cap: number | null;
}

/** Moments at which a running stopwatch reaches something. */
export interface Ahead {
  /** `Infinity` where the calendar never works long enough */
  readonly dueAt: number;
  readonly capped: boolean;
}

/**
 * Measures working time in pieces: it runs, stops and runs again. One whose time was over has missed it for good; being
 * done exactly at the moment is in time.
 */
export class Stopwatch {
  readonly limit: Limit;
  startedAt: number;
  /** milliseconds measured before the piece that runs */
  elapsed = 0;
  /** since when it runs; null while it stands */
  since: number | null = null;
  missedAt: number | null = null;
  cappedMiss = false;
  endedAt: number | null = null;
  /** the due time of the piece that ran last */
  lastDueAt: number | null = null;

  constructor(limit: Limit, startedAt: number) {
    this.limit = limit;
    this.startedAt = startedAt;
  }

  get live(): boolean {
    return this.endedAt === null;
  }

  run(at: number): void {
    if (this.since === null) this.since = at;
  }

  pause(at: number): void {
    if (this.since === null) return;
    this.read(at);
    this.elapsed += this.limit.timeline.worked(this.since, at);
    this.since = null;
  }

  end(at: number): void {
    this.pause(at);
    this.endedAt = at;
  }

  /** Something that was done has to be done again: what it took before counts. */
  goOn(at: number): void {
    this.endedAt = null;
    this.run(at);
  }

  /** Counts from nothing again. */
  restart(at: number): void {
    this.startedAt = at;
    this.elapsed = 0;
    if (this.since !== null) this.since = at;
  }

  /** Looks at it: whether its time was over before `at`. */
  read(at: number): void {
    if (this.since === null || this.endedAt !== null) return;
    const { dueAt, capped } = this.ahead();
    this.lastDueAt = dueAt;
    if (this.missedAt === null && dueAt < at) {
      this.missedAt = dueAt;
      this.cappedMiss = capped;
    }
  }

  /** A deadline that passed before this piece began caps nothing: it could not be met, or we waited for the customer. */
  ahead(): Ahead {
    return this.#aheadFrom(this.since as number);
  }

  /** When it was missed; or when it would be due, did it run from a moment on. */
  wouldBeDue(at: number): number {
    return this.missedAt ?? this.#aheadFrom(at).dueAt;
  }

  #aheadFrom(since: number): Ahead {
    const left = this.limit.target - this.elapsed;
    const due = left > 0 ? this.limit.timeline.after(since, left) : since;
    const { cap } = this.limit;
    return cap !== null && cap > since && cap < due ? { dueAt: cap, capped: true } : { dueAt: due, capped: false };
  }

  /** When a share of the time there is will have been used; the beginning of this piece when it is already. */
  atShare(share: number): number {
    const since = this.since as number;
    const { dueAt, capped } = this.ahead();
    const whole = capped ? this.elapsed + this.limit.timeline.worked(since, dueAt) : this.limit.target;
    const left = Math.ceil(whole * share) - this.elapsed;
    return left > 0 ? this.limit.timeline.after(since, left) : since;
  }

  /** Milliseconds of working time used until `now`. */
  usedBy(now: number): number {
    return this.elapsed + (this.since === null ? 0 : this.limit.timeline.worked(this.since, now));
  }
}
