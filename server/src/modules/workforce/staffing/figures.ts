/**
 * What one queue is like in the long run. Shares are of contacts, waits in seconds. Where something has no value
 * (the wait of the answered where nobody is) it is NaN; where a queue grows without end `stable` is false, everybody
 * waits, waits are Infinity and the service level is 0.
 */
export interface QueueFigures {
  /** Contacts in progress if nobody waited, erlangs. */
  readonly load: number;
  readonly agents: number;
  readonly stable: boolean;
  /** Share of the agents' time that is spent on contacts. */
  readonly occupancy: number;
  /** Share of the offered that find everybody busy and wait. */
  readonly waitShare: number;
  /** Answered within the target ÷ offered; who hangs up or is turned away counts as missed. */
  readonly serviceLevel: number;
  /** Answered within the target ÷ (offered − hung up within the target). */
  readonly serviceLevelOfPatient: number;
  /** Answered within the target ÷ answered. */
  readonly serviceLevelOfAnswered: number;
  /** Mean wait of all that were let in, whoever hung up included. */
  readonly waitSeconds: number;
  readonly waitAnsweredSeconds: number;
  /** Mean wait of those who waited at all. */
  readonly waitDelayedSeconds: number;
  /** Nine in ten of those let in wait no longer. */
  readonly waitP90Seconds: number;
  /** Share of the offered whose wait, however it ends, is longer than the target. */
  readonly waitLongerShare: number;
  /** Mean number waiting. */
  readonly queueLength: number;
  readonly abandonShare: number;
  /** Share of the offered that find no place. */
  readonly blockedShare: number;
}

/** Of a queue nobody comes to. */
export function idleFigures(agents: number): QueueFigures {
  return {
    load: 0, agents, stable: true, occupancy: 0, waitShare: 0, serviceLevel: 1, serviceLevelOfPatient: 1, serviceLevelOfAnswered: 1, waitSeconds: 0, waitAnsweredSeconds: 0,
    waitDelayedSeconds: 0, waitP90Seconds: 0, waitLongerShare: 0, queueLength: 0, abandonShare: 0, blockedShare: 0,
  };
}

/** Of a queue that grows without end. */
export function unstableFigures(load: number, agents: number): QueueFigures {
  return {
    load, agents, stable: false, occupancy: 1, waitShare: 1, serviceLevel: 0, serviceLevelOfPatient: 0, serviceLevelOfAnswered: 0, waitSeconds: Infinity, waitAnsweredSeconds: Infinity,
    waitDelayedSeconds: Infinity, waitP90Seconds: Infinity, waitLongerShare: 1, queueLength: Infinity, abandonShare: 0, blockedShare: 0,
  };
}
