import path from 'node:path';
import { splitReply } from '../../src/modules/channels/email/rules/reply-text/split-reply.ts';
import { readRows } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Row {
  readonly has_signature: boolean;
  readonly body: string;
  readonly signature_lines: readonly number[];
}

export const emailSignature: RefereeSet = {
  name: 'email-signature',
  anchor: 'line F1 about 0.97 for a learned detector on its own corpus; ours only sets delimited signatures apart',
  measure(folder) {
    const count = { rows: 0, right: 0, given: 0, gold: 0, both: 0 };
    for (const row of readRows<Row>(path.join(folder, 'forge.jsonl'))) {
      const lines = row.body.split('\n');
      const gold = new Set(row.signature_lines.map((index) => (lines[index] ?? '').trim()).filter((line) => line !== ''));
      const given = new Set(splitReply(row.body).signature.split('\n').map((line) => line.trim()).filter((line) => line !== ''));
      count.rows++;
      if (given.size > 0 === row.has_signature) count.right++;
      count.given += given.size;
      count.gold += gold.size;
      for (const line of given) if (gold.has(line)) count.both++;
    }
    return [
      { what: 'messages right', value: share(count.right, count.rows) },
      { what: 'line precision', value: share(count.both, count.given) },
      { what: 'line recall', value: share(count.both, count.gold) },
    ];
  },
};
