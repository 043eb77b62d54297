import path from 'node:path';
import { loadDefaultModel } from '../../src/modules/triage/load-default-model.ts';
import { findReason, type ReasonFound } from '../../src/modules/triage/rules/triage-message.ts';
import { readRows } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Tweet {
  readonly company: string;
  readonly direction: string;
  readonly text: string;
  readonly labels: readonly string[];
}

/** Which of our reasons, or intentions, are a topic of the set. */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  Delivery: ['wismo.'],
  Refund: ['returns.refund_status', 'returns.request_refund', 'returns.policy'],
  Return: ['returns.start_return', 'returns.exchange', 'returns.return_label', 'returns.wrong_item'],
};
/** A reason this likely is spoken of beside the first. */
const BESIDE = 0.15;

export const tweetsSupportTopics: RefereeSet = {
  name: 'tweets-support-topics',
  anchor: 'Delivery 0.872, Refund 0.778, Return 0.857 zero-shot by a large model whose threshold was tuned on the set',
  measure(folder) {
    const tweets = readRows<Tweet>(path.join(folder, 'tweets.jsonl')).filter((tweet) => tweet.company === 'AmazonHelp' && tweet.direction === 'inbound');
    const model = loadDefaultModel();
    const found = tweets.map((tweet) => findReason({ text: tweet.text.replace(/@\w+|https?:\S+/g, ' ') }, model));
    return Object.entries(TOPICS).map(([topic, reasons]) => {
      const said = found.map((one) => speaksOf(one, reasons, topic));
      const both = tweets.filter((tweet, index) => said[index] && tweet.labels.includes(topic)).length;
      const all = said.filter(Boolean).length + tweets.filter((tweet) => tweet.labels.includes(topic)).length;
      return { what: `F1 of ${topic}, nothing learned`, value: share(2 * both, all) };
    });
  },
};

function speaksOf(found: ReasonFound, reasons: readonly string[], topic: string): boolean {
  if (topic === 'Return' && found.intents.includes('return')) return true;
  const among = (reason: string): boolean => reasons.some((start) => reason.startsWith(start));
  return among(found.reason) || found.alternatives.filter((one) => among(one.reason)).reduce((sum, one) => sum + one.confidence, 0) >= BESIDE;
}
