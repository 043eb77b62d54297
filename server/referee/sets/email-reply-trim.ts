import path from 'node:path';
import { splitReply } from '../../src/modules/channels/email/rules/reply-text/split-reply.ts';
import { readRows } from '../data-folder.ts';
import { share, type Figure, type RefereeSet } from '../figure.ts';

interface Row {
  readonly source: string;
  readonly kind: string;
  readonly fmt: string;
  readonly task?: string;
  readonly input: string;
  readonly expected_visible?: string;
  readonly expected_body?: string;
}

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

export const emailReplyTrim: RefereeSet = {
  name: 'email-reply-trim',
  anchor: 'exact on discourse / talon: crisp 0.50 / 0.54, planer 0.47 / 0.88, github 0.39 / 0.35',
  measure(folder) {
    const rows = readRows<Row>(path.join(folder, 'cases.jsonl')).filter((row) => row.kind === 'gold' && row.fmt === 'text');
    const discourse = score(rows.filter((row) => row.source.startsWith('discourse/')));
    const talon = score(rows.filter((row) => row.source.startsWith('mailgun/')));
    const gold = discourse.gold + talon.gold;
    return [
      exact('discourse', discourse),
      exact('talon', talon),
      { what: 'gold characters missing', value: share(discourse.missing + talon.missing, gold), atMost: 0.01 },
      { what: 'of these not set apart as signature', value: share(discourse.lost + talon.lost, gold) },
      { what: 'extra', value: share(discourse.extra + talon.extra, gold) },
    ];
  },
};

interface Score {
  cases: number;
  right: number;
  gold: number;
  missing: number;
  lost: number;
  extra: number;
}

function exact(what: string, counted: Score): Figure {
  return { what: `${what} exact`, value: share(counted.right, counted.cases), atLeast: 0.75 };
}

function score(rows: readonly Row[]): Score {
  const counted: Score = { cases: rows.length, right: 0, gold: 0, missing: 0, lost: 0, extra: 0 };
  for (const row of rows) {
    const expected = folded(row.expected_visible ?? row.expected_body ?? '');
    const split = splitReply(row.input);
    const given = folded(split.replyText);
    if (given === expected) counted.right++;
    counted.gold += expected.length;
    counted.missing += charactersNotIn(expected, given);
    counted.lost += charactersNotIn(expected, folded(`${split.replyText} ${split.signature}`));
    counted.extra += charactersNotIn(given, expected);
  }
  return counted;
}

/** Characters of the words of `text` that `other` does not have (as bags of words). */
function charactersNotIn(text: string, other: string): number {
  const left = new Map<string, number>();
  for (const word of other.split(' ')) left.set(word, (left.get(word) ?? 0) + 1);
  let missing = 0;
  for (const word of text.split(' ')) {
    const held = left.get(word) ?? 0;
    if (held > 0) left.set(word, held - 1);
    else missing += word.length;
  }
  return missing;
}
