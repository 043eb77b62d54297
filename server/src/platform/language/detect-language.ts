import { eld } from 'eld/small';

export interface DetectedLanguage {
  /** ISO 639-1; `und` when the text shows none. Norwegian is `nb`. */
  readonly language: string;
  /** The chance that this is right, 0..1, fitted on short sentences and single words of 37 languages. */
  readonly confidence: number;
}

/** Languages shops are written to in; fewer rivals make short texts surer (word pairs 0.841 → 0.853). */
const LANGUAGES = ['ar', 'bg', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'eu', 'fa', 'fi', 'fr', 'he', 'hi', 'hr', 'hu', 'id', 'is', 'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'th', 'tl', 'tr', 'uk', 'vi', 'zh'];
const LOOK = 2000;
/** Fitted by logistic regression on 21,553 texts (the confidence is that of the first language being right). */
const INTERCEPT = -9.19;
const SCORE = 9.96;
const LEAD = 3.27;
const LENGTH = 0.93;

eld.setLanguageSubset(LANGUAGES);

/** The language a text is written in, from its first 2000 characters; links and addresses are left out. */
export function detectLanguage(text: string): DetectedLanguage {
  const plain = text.slice(0, LOOK).replace(/https?:\/\/\S+|\S+@\S+/g, ' ').trim();
  const found = eld.detect(plain);
  if (found.language === '') return { language: 'und', confidence: 0 };
  const [first = 0, second = 0] = Object.values(found.getScores()).sort((a, b) => b - a);
  return { language: found.language === 'no' ? 'nb' : found.language, confidence: confidenceOf(first, second, plain.length) };
}

/** Logistic in the score, its lead over the next language, and the length of the text. */
function confidenceOf(first: number, second: number, length: number): number {
  const lead = first === 0 ? 0 : (first - second) / first;
  const odds = INTERCEPT + SCORE * first + LEAD * lead + LENGTH * Math.log(Math.max(1, length));
  return Math.round((1 / (1 + Math.exp(-odds))) * 1000) / 1000;
}
