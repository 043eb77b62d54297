import type { Entity, EntityFacts } from './entities/entity.ts';
import { findEntities } from './entities/find-entities.ts';
import { readIntents, type Intent } from './intents.ts';
import { readLanguage } from './language/read-language.ts';
import { predict, type Guess, type Model } from './learn/predict.ts';
import { readSentiment, type SentimentLabel } from './sentiment/read-sentiment.ts';
import { readUrgency, type Urgency, type UrgencyFacts } from './urgency/read-urgency.ts';

interface TriageMessage {
  readonly subject?: string;
  readonly text: string;
  /** what the channel says of the customer, like `de-AT` */
  readonly locale?: string;
}

/** What is known beside the words: the shops' numbers, the country, the moment, how often the customer asked already. */
export type MessageFacts = EntityFacts & Pick<UrgencyFacts, 'unansweredBefore'>;

export interface ReasonFound {
  readonly reason: string;
  /** 0..1 */
  readonly confidence: number;
  readonly alternatives: readonly { readonly reason: string; readonly confidence: number }[];
  readonly labels: readonly string[];
  readonly outOfScope: boolean;
  readonly intents: readonly Intent[];
  /** Why no reason could be found, when the model cannot be used. */
  readonly because?: string;
}

export interface Triaged extends ReasonFound {
  readonly language: string;
  readonly languageConfidence: number;
  /** −1..1 */
  readonly sentiment: number;
  readonly sentimentLabel: SentimentLabel;
  /** 0..1, with what it rests on */
  readonly urgency: number;
  readonly urgencyReasons: Urgency['reasons'];
  readonly entities: readonly Entity[];
}

/** Which model answers, or why none can. */
export type ReasonModel = { readonly model: Model; readonly none: string | null } | { readonly model: null; readonly because: string };

const ALTERNATIVES = 4;
const NOBODYS = 'other';
const HUMAN = 'human';

/** The reason of a message. Without a usable model it is “other”, out of scope, and `because` says why. */
export function findReason(message: TriageMessage, by: ReasonModel): ReasonFound {
  const text = wholeText(message);
  if (by.model === null) return { reason: NOBODYS, confidence: 0, alternatives: [], labels: [], outOfScope: true, intents: readIntents(text), because: by.because };
  const { guesses, outOfScope, labels } = predict(by.model, text);
  const intents = readIntents(text, guesses);
  const best = guesses[0];
  const astray = outOfScope && by.none !== null;
  const reason = astray ? strangersReason(by.none ?? NOBODYS, intents) : (best?.label ?? NOBODYS);
  return {
    reason,
    confidence: rounded(astray ? 1 - (best?.chance ?? 0) : (best?.chance ?? 0)),
    alternatives: guesses.slice(astray ? 0 : 1, ALTERNATIVES + (astray ? 0 : 1)).map((guess: Guess) => ({ reason: guess.label, confidence: rounded(guess.chance) })),
    labels: astray ? [] : labels,
    outOfScope,
    intents,
  };
}

/** Everything triage knows of a message. */
export function triageMessage(message: TriageMessage, by: ReasonModel, facts: MessageFacts = {}): Triaged {
  const text = wholeText(message);
  const { language, confidence } = readLanguage(text, message.locale);
  const { score, label } = readSentiment(text, language);
  const entities = findEntities(text, { ...facts, language });
  const { urgency, reasons } = readUrgency(text, { sentiment: score, entities, ...(facts.now === undefined ? {} : { now: facts.now }), ...(facts.timeZone === undefined ? {} : { timeZone: facts.timeZone }), ...(facts.unansweredBefore === undefined ? {} : { unansweredBefore: facts.unansweredBefore }) });
  return { ...findReason(message, by), language, languageConfidence: confidence, sentiment: score, sentimentLabel: label, urgency, urgencyReasons: reasons, entities };
}

/** Subject and words as one text. */
export function wholeText({ subject, text }: TriageMessage): string {
  return subject === undefined || subject.trim() === '' ? text : `${subject}\n${text}`;
}

function strangersReason(none: string, intents: readonly Intent[]): string {
  return none === NOBODYS && intents.includes('human') ? HUMAN : none;
}

function rounded(chance: number): number {
  return Math.round(chance * 10_000) / 10_000;
}
