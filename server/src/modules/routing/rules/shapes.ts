/** ISO 8601, or milliseconds since 1970. */
export type Moment = string | number;

/** Whether somebody takes new work: only who is available does. */
export type AgentState = 'available' | 'busy' | 'break' | 'training' | 'offline';

/** Somebody who could be given work. */
export interface RoutingAgent {
  readonly id: string;
  readonly state: AgentState;
  readonly pools: readonly string[];
  readonly brands: readonly string[] | '*';
  /** skill → level from 1 (beginner) to 5 (expert) */
  readonly skills?: Readonly<Record<string, number>>;
  /** ISO 639-1 → level from 1 to 5 */
  readonly languages?: Readonly<Record<string, number>>;
  /** 1 unless said otherwise */
  readonly tier?: number;
  /** false for whoever works for a partner */
  readonly in_house?: boolean;
  /** channel → how many conversations at once; what is missing is not served */
  readonly channels: Readonly<Record<string, number>>;
  /** units of work at once; the policy's where it is missing */
  readonly capacity?: number;
  /** channel → conversations in hand, offers that wait for an answer among them */
  readonly work?: Readonly<Record<string, number>>;
  /** since when nothing new came */
  readonly idle_since?: Moment;
  /** how many new ones at most in this round */
  readonly most_new?: number;
}

export interface Need {
  readonly skill: string;
  /** at least; 1 where it is missing */
  readonly level?: number;
  /** asked no more after so long a wait */
  readonly relax_after_seconds?: number;
}

/** A conversation that has no agent yet. */
export interface WaitingConversation {
  readonly id: string;
  readonly brand: string;
  readonly channel: string;
  readonly pool: string;
  readonly language?: string;
  readonly needs?: readonly Need[];
  /** at least this tier */
  readonly tier?: number;
  readonly in_house_only?: boolean;
  readonly waiting_since: Moment;
  readonly due_at?: Moment;
  /** what its waiting costs is looked up under this name, mostly its contact reason */
  readonly class?: string;
  /** how many times as much its waiting costs as that of others of its class */
  readonly weight?: number;
  readonly frustrated?: boolean;
  readonly last_agent?: string;
  readonly last_agent_at?: Moment;
  /** who let it pass */
  readonly not?: readonly string[];
}

export interface Cost {
  /** of one hour of waiting */
  readonly per_hour: number;
  /** how much dearer each further hour is, as a share of the first */
  readonly growth_per_hour?: number;
  /** of missing the deadline */
  readonly missed?: number;
  /** how long an answer takes */
  readonly handle_seconds?: number;
  /** how many of a hundred give up in an hour, as a share */
  readonly abandon_per_hour?: number;
}

export interface PoolPolicy {
  readonly mode?: 'offered' | 'pick';
  /** pools that help after so long a wait */
  readonly overflow?: readonly { readonly pool: string; readonly after_seconds: number }[];
}

export interface RoutingPolicy {
  /** `due`: the next deadline first; `cost`: what is dearest to leave waiting first */
  readonly order?: 'due' | 'cost';
  /** units an agent handles at once; 100 */
  readonly capacity?: number;
  /** channel → units a conversation takes; 10 */
  readonly weights?: Readonly<Record<string, number>>;
  /** channels that take somebody whole: nothing beside them */
  readonly exclusive?: readonly string[];
  /** channel → how many times as many at once, while it is in force; units too, by the largest */
  readonly raise?: Readonly<Record<string, number>>;
  readonly pools?: Readonly<Record<string, PoolPolicy>>;
  /** the customer's last agent: how long they are preferred, and how long one waits for them while they are full */
  readonly affinity?: { readonly fresh_seconds: number; readonly hold_seconds?: number };
  /** the deadline of what has none, after it began to wait; 8 hours */
  readonly target_seconds?: number;
  /** class → the longest anybody waits, whatever else is dearer; `*` for all others */
  readonly longest_wait_seconds?: Readonly<Record<string, number>>;
  readonly costs?: Readonly<Record<string, Cost>>;
  /** at most so many offers in a round */
  readonly most_offers?: number;
}

export interface RoutingRound {
  readonly now: Moment;
  readonly agents: readonly RoutingAgent[];
  readonly waiting: readonly WaitingConversation[];
  readonly policy?: RoutingPolicy;
}

export interface Offer {
  readonly conversation: string;
  readonly agent: string;
  readonly because: string;
}

export interface Left {
  readonly conversation: string;
  readonly because: string;
}

export const momentOf = (moment: Moment): number => (typeof moment === 'number' ? moment : Date.parse(moment));
