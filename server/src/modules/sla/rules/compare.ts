import type { Clock } from './clocks.ts';

/** A clock as it is kept, with the terms it ran under; moments are milliseconds since the epoch. */
export interface KeptClock {
  readonly metric: string;
  readonly hours: string;
  readonly n: number;
  readonly state: string;
  readonly startedAt: number;
  readonly targetSeconds: number;
  readonly policyVersion: number;
  readonly endedAt: number | null;
  readonly missedAt: number | null;
  /** 0 nobody was told yet, 1 the owner, 2 the lead, 3 of the miss */
  readonly told: number;
}

export type Stage = 0 | 1 | 2 | 3;

export interface Change {
  readonly clock: Clock;
  readonly told: Stage;
  /** what has just become true of it */
  readonly news: 'warned' | 'missed' | 'met' | 'went_on' | null;
  /** the version it was missed under, where that is not the one that holds now */
  readonly version: number | null;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** kept clocks that do not run any more and never came to an end */
  readonly gone: readonly KeptClock[];
  /** kept clocks that do not run any more and were missed: they end, and stay */
  readonly over: readonly KeptClock[];
  /** milliseconds since the epoch: by when the conversation has to be dealt with, and when to look again */
  readonly dueAt: number | null;
  readonly firesAt: number | null;
}

const keyOf = (clock: { metric: string; hours: string; n: number }): string => `${clock.metric} ${clock.hours} ${clock.n}`;

/**
 * What became of a conversation's clocks: those to write, with what is new about each. One that ended stays as it was
 * kept, whatever terms hold now, unless its end was taken back; a miss stays a miss. `quiet`: terms changed, so what
 * would have been over before there was such a clock never ran.
 */
export function compare(kept: readonly KeptClock[], told: readonly Clock[], now: number, quiet = false): Difference {
  const before = new Map(kept.map((clock) => [keyOf(clock), clock]));
  const clocks = told.filter((clock) => !(quiet && clock.endedAt !== null && !before.has(keyOf(clock)))).map((clock) => stillMissed(clock, before.get(keyOf(clock))));
  const live = clocks.filter((clock) => clock.endedAt === null);
  const changes = clocks.flatMap((clock): Change[] => {
    const was = before.get(keyOf(clock));
    if (was !== undefined && was.endedAt !== null && was.endedAt === clock.endedAt) return [];
    const { told, stage } = toldOf(clock, was, now);
    const version = was !== undefined && was.missedAt !== null && was.missedAt === clock.missedAt ? was.policyVersion : null;
    return [{ clock, told: Math.max(told, stage) as Stage, news: quiet && was === undefined && clock.missedAt !== null ? null : newsOf(clock, was, told, stage), version }];
  });
  const names = new Set(clocks.map(keyOf));
  const dues = live.flatMap((clock) => clock.dueAt ?? []);
  const moments = changes.filter((change) => change.clock.endedAt === null).flatMap((change) => nextMoment(change.clock, change.told) ?? []);
  return {
    changes, gone: kept.filter((clock) => clock.endedAt === null && clock.missedAt === null && !names.has(keyOf(clock))), over: kept.filter((clock) => clock.endedAt === null && clock.missedAt !== null && !names.has(keyOf(clock))),
    dueAt: dues.length === 0 ? null : Math.min(...dues), firesAt: moments.length === 0 ? null : Math.min(...moments),
  };
}

/** Longer targets that come afterwards make nobody have waited less: what was missed is missed, under the target it was missed by. */
function stillMissed(clock: Clock, was: KeptClock | undefined): Clock {
  if (was === undefined || was.missedAt === null || was.startedAt !== clock.startedAt || clock.missedAt === was.missedAt) return clock;
  return { ...clock, state: 'missed', missedAt: was.missedAt, dueAt: was.missedAt, ownerAt: null, leadAt: null, targetSeconds: was.targetSeconds, cappedBy: clock.missedAt === null ? null : clock.cappedBy, because: clock.missedAt === null ? 'time_over' : clock.because };
}

/** When a clock was dated later, its warnings come again; while it stands nothing is taken back. */
function toldOf(clock: Clock, was: KeptClock | undefined, now: number): { told: number; stage: Stage } {
  const stage: Stage = clock.missedAt !== null ? 3 : clock.endedAt !== null ? 0 : now >= (clock.leadAt ?? Infinity) ? 2 : now >= (clock.ownerAt ?? Infinity) ? 1 : 0;
  const told = was?.told ?? 0;
  return { stage, told: clock.state === 'running' ? Math.min(told, stage) : told };
}

function newsOf(clock: Clock, was: KeptClock | undefined, told: number, stage: Stage): Change['news'] {
  if (clock.missedAt !== null) return was?.missedAt == null ? 'missed' : null;
  if (clock.endedAt !== null) return was?.endedAt === clock.endedAt ? null : 'met';
  // A solution that did not hold, or was taken back: its clock has not ended after all.
  if (was !== undefined && was.endedAt !== null && stage <= told) return 'went_on';
  return stage > told ? 'warned' : null;
}

/** A clock is missed when its moment is over, so it is looked at just after. */
function nextMoment(clock: Clock, told: number): number | null {
  if (told < 1 && clock.ownerAt !== null) return clock.ownerAt;
  if (told < 2 && clock.leadAt !== null) return clock.leadAt;
  return told < 3 && clock.state === 'running' && clock.dueAt !== null ? clock.dueAt + 1 : null;
}
