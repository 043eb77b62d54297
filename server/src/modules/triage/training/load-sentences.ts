import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expandSentences } from './expand-sentences.ts';
import { parseSentences, type SentenceFile } from './parse-sentences.ts';

const folder = path.join(import.meta.dirname, 'sentences');

/** Every language's file of sentences beside this one, by ISO 639-1 code in alphabetical order. */
export function loadSentences(): Map<string, SentenceFile> {
  return new Map(readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => [name.slice(0, -4), parseSentences(readFileSync(path.join(folder, name), 'utf8'))]));
}

/** Small talk beside the sentences: what is nobody's reason anywhere (`other`), and what a shop may be asked after all (`elsewhere`). */
export function loadBackground(): SentenceFile {
  return parseSentences(readFileSync(path.join(import.meta.dirname, 'background.txt'), 'utf8'));
}

/** Sentences that are nobody's reason to write, for label sets that bring none of their own. */
export function loadStrangers(): string[] {
  const english = loadSentences().get('en');
  const rows = [...expandSentences(loadBackground(), { seed: 11, each: 120 }), ...(english === undefined ? [] : expandSentences(english, { seed: 11, each: 75 }).filter((row) => row.label === 'other'))];
  return [...new Set(rows.map((row) => row.text))];
}
