import { bodyFacts } from './body-facts.ts';
import { headerFacts } from './header-facts.ts';
import { phraseFacts } from './phrases.ts';
import type { SpamSample } from './sample.ts';

const TEXT = 8000;

/** What can be said of a sample in a few words each: how it is addressed, made, linked and phrased. */
export function facts(sample: SpamSample): string[] {
  const found: string[] = [];
  const add = (condition: boolean, fact: string): void => {
    if (condition) found.push(fact);
  };
  headerFacts(sample, add);
  bodyFacts(sample, add);
  phraseFacts(`${sample.subject}\n${sample.text}`.slice(0, TEXT), add);
  return found;
}
