import { priorFor } from './spam-prior.ts';
import { facts, type SpamSample } from './spam-features.ts';
import { score, type SpamModel } from './spam-model.ts';

export interface SpamVerdict {
  readonly junk: boolean;
  /** 0..1 */
  readonly probability: number;
  /** For the agent: why, in a few words each. */
  readonly because: readonly string[];
}

export interface SpamContext {
  /** The sender wrote before and was answered, or bought something: never junk. */
  readonly knownSender: boolean;
  /** The message answers one of ours. */
  readonly answersUs: boolean;
}

/** Judgements of each kind after which the learned model speaks alone. */
const ENOUGH = 50;

/**
 * Whether a message is junk. A brand that has marked nothing yet is served by hand-written odds; with every message its
 * agents mark, the learned model gains weight. Nobody known is ever junk: a lost customer costs more than a read spam.
 */
export function judgeSpam(model: SpamModel, sample: SpamSample, context: SpamContext): SpamVerdict {
  if (context.knownSender) return { junk: false, probability: 0, because: ['the sender is known'] };
  if (context.answersUs) return { junk: false, probability: 0, because: ['it answers one of our messages'] };
  const found = facts(sample);
  const prior = priorFor(sample, found);
  const trust = Math.min(1, Math.min(model.seenSpam, model.seenHam) / ENOUGH);
  const learned = trust > 0 ? logOdds(score(model, sample)) : 0;
  const probability = 1 / (1 + Math.exp(-((1 - trust) * prior.logOdds + trust * learned)));
  const junk = probability >= model.threshold;
  const because = trust < 1 ? prior.because : [`it resembles ${model.seenSpam} messages marked as junk`, ...prior.because];
  return { junk, probability, because: junk ? because.slice(0, 5) : [] };
}

function logOdds(probability: number): number {
  const bounded = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(bounded / (1 - bounded));
}
