import { test } from 'node:test';
import { scalesGently } from '../../../platform/testing/scales-gently.ts';
import { findEntities } from './entities/find-entities.ts';
import { readIntents } from './intents.ts';
import { foldText } from './learn/fold-text.ts';
import { readSentiment } from './sentiment/read-sentiment.ts';
import { readUrgency } from './urgency/read-urgency.ts';

const units = ['@', 'a', '荷', '\u0301', 'visa ', 'never buy ', 'disputa ', '1', '1.', '1,000 ', '<', 'a@a.', ' ', '\u200b', 'ab ', '!', 'a-', 'a1-', '#1', '+1 415 ', '12/05/', '$1,', 'http://', "'", ':)', '😀', 'my name is ', 'order 1 ', 'it may '];
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  foldText, readIntents: (text) => readIntents(text), readUrgency: (text) => readUrgency(text), readSentiment: (text) => readSentiment(text, 'en'),
  findEntities: (text) => findEntities(text, { now: new Date('2026-11-20T10:00:00Z'), region: 'DE' }),
};

test('a text sixteen times as long takes nowhere near its square, whatever it is made of', () => {
  for (const [name, read] of Object.entries(readers)) scalesGently(name, read, units);
});
