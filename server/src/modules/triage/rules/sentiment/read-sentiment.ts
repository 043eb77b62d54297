import { detectLanguage } from '../../../../platform/language/index.ts';
import { feelingTokens, type FeelingToken } from './feeling-tokens.ts';
import { lexiconOf, type Lexicon } from './lexicon.ts';

export type SentimentLabel = 'negative' | 'neutral' | 'positive';

/** How the writer feels. */
export interface Sentiment {
  /** −1 (furious) to 1 (delighted). */
  readonly score: number;
  readonly label: SentimentLabel;
}

/** What the words of a text add up to, before it is made one score. */
interface Feelings {
  /** Sum of the good ones, ≥ 0. */
  readonly good: number;
  /** Sum of the bad ones, ≤ 0. */
  readonly bad: number;
  /** What signs like "!!!" add in the direction of the sum. */
  readonly emphasis: number;
  readonly tokens: readonly FeelingToken[];
}

/** Constants of Hutto & Gilbert 2014 (VADER), found there with human raters. */
const CAPITALS = 0.733;
const NEGATED = -0.74;
const EXCLAMATION = 0.292;
const QUESTION = 0.18;
const DISTANCE = [1, 0.95, 0.9];
const BEFORE_TURN = 0.5;
const AFTER_TURN = 1.5;
const SPREAD = 15;
/** Nearer to nought than this is neutral. */
const NEUTRAL = 0.05;
const LOOK = 4000;

/**
 * The sentiment of a text without anything learned: words with their strength, turned by negation, made stronger by
 * degree words, capitals, drawn-out letters and signs, the part after "but" outweighing the part before
 * (C.J. Hutto, E. Gilbert: VADER, ICWSM 2014, sections 3.2–3.3), for nine languages. In others emoticons and pictures speak.
 */
export function readSentiment(text: string, language?: string): Sentiment {
  const { good, bad, emphasis } = weighFeelings(text, language);
  const sum = good + bad;
  const total = sum + Math.sign(sum) * emphasis;
  return sentimentOf(total / Math.sqrt(total * total + SPREAD));
}

/** A score with its label. */
export function sentimentOf(score: number): Sentiment {
  const rounded = Math.round(score * 10_000) / 10_000;
  return { score: rounded, label: rounded >= NEUTRAL ? 'positive' : rounded <= -NEUTRAL ? 'negative' : 'neutral' };
}

/** What the words of a text add up to. Of a long text the first 4000 characters are read. */
export function weighFeelings(text: string, language?: string): Feelings {
  const read = text.slice(0, LOOK);
  const lexicon = lexiconOf(languageFor(read, language));
  const tokens = feelingTokens(read, lexicon);
  const strengths = turned(tokens, tokens.map((token, at) => weigh(tokens, at, lexicon)), lexicon);
  const good = strengths.filter((strength) => strength > 0).reduce((sum, strength) => sum + strength, 0);
  const bad = strengths.filter((strength) => strength < 0).reduce((sum, strength) => sum + strength, 0);
  return { good, bad, emphasis: emphasisOf(read), tokens };
}

/** The language named; else what the text shows, English where it shows little: a wrong guess costs more than a missing word. */
function languageFor(text: string, language: string | undefined): string {
  if (language !== undefined && language !== '' && language !== 'und') return (language.split(/[-_]/)[0] ?? '').toLowerCase();
  const found = detectLanguage(text);
  return found.confidence >= 0.8 ? found.language : 'en';
}

function weigh(tokens: readonly FeelingToken[], at: number, lexicon: Lexicon | undefined): number {
  const token = tokens[at] as FeelingToken;
  if (token.strength === 0 || lexicon === undefined) return token.strength;
  if (lexicon.boostOf(token.word) !== 0 || (lexicon.negations.has(token.word) && negates(tokens, at, lexicon))) return 0;
  const direction = Math.sign(token.strength);
  let strength = token.strength + direction * (token.shouted ? CAPITALS : 0);
  for (let back = 1; back <= 3; back++) {
    const before = tokens[at - back];
    if (before === undefined) break;
    const boost = before.strength !== 0 && lexicon.boostOf(before.word) === 0 ? 0 : lexicon.boostOf(before.word) + (before.shouted && lexicon.boostOf(before.word) !== 0 ? CAPITALS : 0);
    strength += direction * boost * (DISTANCE[back - 1] ?? 0);
  }
  return isNegated(tokens, at, lexicon) ? strength * NEGATED : strength;
}

/** Negations stand up to three words before, or, in languages without blanks, right behind. */
function isNegated(tokens: readonly FeelingToken[], at: number, lexicon: Lexicon): boolean {
  if (!lexicon.blanks) return lexicon.negations.has(tokens[at + 1]?.word ?? '');
  const before = [1, 2, 3].map((back) => tokens[at - back]?.word ?? '');
  const never = before.findIndex((word) => lexicon.negations.has(word));
  if (never < 0) return before[0] === 'least' && before[1] !== 'at' && before[1] !== 'very';
  const toward = before.slice(0, never);
  return !(before[never] === 'never' && toward.some((word) => word === 'so' || word === 'this')) && !(before[never] === 'without' && toward.includes('doubt'));
}

/** A negation that feels bad by itself ("no") says nothing more when it turns another word. */
function negates(tokens: readonly FeelingToken[], at: number, lexicon: Lexicon): boolean {
  return lexicon.blanks && [1, 2, 3].some((ahead) => (tokens[at + ahead]?.strength ?? 0) !== 0);
}

/** The last "but" divides: what it takes back weighs half, what it leads to half as much again. */
function turned(tokens: readonly FeelingToken[], strengths: readonly number[], lexicon: Lexicon | undefined): number[] {
  const turn = lexicon === undefined ? -1 : tokens.findIndex((token) => lexicon.turns.has(token.word));
  if (turn < 0) return [...strengths];
  return strengths.map((strength, at) => strength * (at < turn ? BEFORE_TURN : at > turn ? AFTER_TURN : 1));
}

/** Up to four exclamation marks count each, question marks from the second on; more than three are as loud as it gets. */
function emphasisOf(text: string): number {
  const exclamations = Math.min(4, text.match(/[!！]/g)?.length ?? 0);
  const questions = text.match(/[?？]/g)?.length ?? 0;
  return exclamations * EXCLAMATION + (questions < 2 ? 0 : questions > 3 ? 0.96 : questions * QUESTION);
}
