import { chanceOf, fitLogistic, type Belief } from './logistic.ts';

/** A conversation as it stood when it was settled: what may make somebody write again about the same. Hours and counts are not negative. */
export interface Settled {
  /** conversations of this customer in the thirty days before */
  readonly before: number;
  /** how often this one was opened again */
  readonly reopened: number;
  /** the customer's messages in it */
  readonly messages: number;
  /** −1 to 1, of the customer's last message; null: not read */
  readonly sentiment: number | null;
  /** a parcel of the order is still on its way, money is still to come, or a return is not settled */
  readonly stillOpen: boolean;
  /** settled by a rule or for want of an answer, and by nobody's reply */
  readonly unanswered: boolean;
  readonly firstReplyHours: number | null;
  /** of its contact reason, how many in 100 wrote again; null: not known */
  readonly reasonShare: number | null;
}

const SIGNS = ['before', 'reopened', 'messages', 'displeased', 'stillOpen', 'unanswered', 'slow', 'reason'] as const;
export type Sign = (typeof SIGNS)[number];

/** What is believed before a brand has taught anything, as odds: who was reopened once writes again twice as often, and so on. Held so surely that some hundred cases move them. */
const BELIEFS: readonly Belief[] = [
  { weight: Math.log(0.12 / 0.88), precision: 2 },
  { weight: 0.5, precision: 40 }, { weight: 0.7, precision: 40 }, { weight: 0.25, precision: 40 }, { weight: 0.6, precision: 40 },
  { weight: 0.8, precision: 40 }, { weight: 0.9, precision: 40 }, { weight: 0.15, precision: 40 }, { weight: 0.7, precision: 40 },
];

/** The share of a reason is compared with this. */
const USUAL_SHARE = 0.12;

/** Signs as numbers of much the same size, the constant first. */
function rowOf(settled: Settled): number[] {
  const share = Math.min(0.95, Math.max(0.005, settled.reasonShare ?? USUAL_SHARE));
  return [
    1, Math.log2(1 + settled.before), Math.min(3, settled.reopened), Math.log2(Math.max(1, settled.messages)), Math.max(0, -(settled.sentiment ?? 0)), Number(settled.stillOpen), Number(settled.unanswered),
    Math.log2(1 + Math.max(0, settled.firstReplyHours ?? 0)) / 2, Math.log(share / (1 - share)) - Math.log(USUAL_SHARE / (1 - USUAL_SHARE)),
  ];
}

export interface RepeatRisk {
  /** in [0, 1]: they write again about the same within seven days */
  readonly chance: number;
  /** what speaks for it most, strongest first */
  readonly because: readonly Sign[];
}

const believed = BELIEFS.map((one) => one.weight);

/** @param weights what the brand taught (`learnRepeat`); without it, what is believed */
export function repeatRisk(settled: Settled, weights: readonly number[] = believed): RepeatRisk {
  const row = rowOf(settled);
  const because = SIGNS.map((sign, at) => ({ sign, speaks: (weights[at + 1] ?? 0) * (row[at + 1] ?? 0) })).filter((one) => one.speaks > 0.1).toSorted((a, b) => b.speaks - a.speaks);
  return { chance: chanceOf(weights, row), because: because.slice(0, 3).map((one) => one.sign) };
}

/** The weights of a brand, from conversations whose seven days are over. */
export const learnRepeat = (settled: readonly Settled[], again: readonly boolean[]): number[] => fitLogistic(settled.map(rowOf), again, BELIEFS);
