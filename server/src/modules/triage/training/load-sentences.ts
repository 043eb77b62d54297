import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expandSentences } from './expand-sentences.ts';
import { parseSentences, type SentenceFile } from './parse-sentences.ts';

const folder = path.join(import.meta.dirname, 'sentences');

/** Every language's file of sentences beside this one, by ISO 639-1 code in alphabetical order. */
export function loadSentences(): Map<string, SentenceFile> {
  return new Map(readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => [name.slice(0, -4), parseSentences(readFileSync(path.join(folder, name), 'utf8'))]));
}

/** Sentences that are nobody's reason to write, for label sets that bring none of their own. */
export function loadStrangers(): string[] {
  const file = parseSentences(readFileSync(path.join(import.meta.dirname, 'background.txt'), 'utf8'));
  const english = loadSentences().get('en');
  const drawn = (from: SentenceFile, each: number): string[] => expandSentences(from, { seed: 11, each }).filter((row) => row.label === 'other').map((row) => row.text);
  return [...new Set([...drawn(file, 150), ...(english === undefined ? [] : drawn(english, 75))])];
}
