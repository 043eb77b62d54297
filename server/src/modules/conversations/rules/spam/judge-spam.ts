import { priorFor } from './spam-prior.ts';
import { facts } from './facts.ts';
import type { SpamSample } from './sample.ts';
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

/** Lessons of each kind after which the learned model speaks in full. */
const ENOUGH = 40;
/** How far the prior steps back then, and how loud the model becomes. Chosen on desks played through, see docs/decisions/0102. */
const STEPS_BACK = 0.5;
const LOUD = 1.2;
/** Wanted mails learned beyond the junk: a model that knows one kind only cannot tell. */
const AHEAD = 25;

/**
 * Whether a message is junk. A brand that has marked nothing yet is served by the prior; with every message its agents mark
 * or answer, the learned model gains weight. Nobody known is ever junk: a lost customer costs more than a read spam.
 */
export function judgeSpam(model: SpamModel, sample: SpamSample, context: SpamContext): SpamVerdict {
  if (context.knownSender) return { junk: false, probability: 0, because: ['the sender is known'] };
  if (context.answersUs) return { junk: false, probability: 0, because: ['it answers one of our messages'] };
  const found = facts(sample);
  const prior = priorFor(found);
  const trust = Math.min(1, Math.min(model.seenSpam, model.seenHam) / ENOUGH);
  const learned = trust > 0 ? logOdds(score(model, sample, found)) : 0;
  const probability = 1 / (1 + Math.exp(-((1 - STEPS_BACK * trust) * prior.logOdds + LOUD * trust * learned)));
  const junk = probability >= model.threshold;
  const because = trust < 1 ? prior.because : [`it resembles ${model.seenSpam} messages marked as junk`, ...prior.because];
  return { junk, probability, because: junk ? because.slice(0, 5) : [] };
}

/** Whether another answered mail should be learned as wanted: as many as were marked as junk, and a few before the first mark. */
export function wantsWanted(seen: { readonly seenSpam: number; readonly seenHam: number }): boolean {
  return seen.seenHam < seen.seenSpam + AHEAD;
}

function logOdds(probability: number): number {
  const bounded = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(bounded / (1 - bounded));
}
