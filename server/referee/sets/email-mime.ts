import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { InboundMail } from '../../src/modules/channels/email/rules/inbound-mail.ts';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import { readRows } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Row {
  readonly file: string;
  readonly expected: Readonly<Record<string, { readonly value: unknown; readonly votes: number }>>;
}

const UNWEIGHED = new Set(['attachment_types', 'attachment_sha']);

export const emailMime: RefereeSet = {
  name: 'email-mime',
  anchor: 'consensus of four parsers; mailparser 0.972, Python 0.961, Ruby 0.950 of all fields',
  measure(folder) {
    const count = { strong: 0, strongRight: 0, all: 0, allRight: 0, slowest: 0 };
    for (const row of readRows<Row>(path.join(folder, 'expected.jsonl.gz'))) {
      const raw = readFileSync(path.join(folder, 'msgs', row.file));
      const began = performance.now();
      const fields = fieldsOf(readMail(raw));
      count.slowest = Math.max(count.slowest, performance.now() - began);
      for (const [field, { value, votes }] of Object.entries(row.expected)) {
        const right = JSON.stringify(fields[field]) === JSON.stringify(value) ? 1 : 0;
        if (votes >= 3) {
          count.strong++;
          count.strongRight += right;
        }
        if (UNWEIGHED.has(field)) continue;
        count.all++;
        count.allRight += right;
      }
    }
    return [
      { what: 'strong fields', value: share(count.strongRight, count.strong), atLeast: 0.99 },
      { what: 'all fields', value: share(count.allRight, count.all), atLeast: 0.96 },
      { what: 'slowest message', value: count.slowest, atMost: 1000, unit: 'ms' },
    ];
  },
};

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A mail in the set's normal form, see its SOURCE.md. */
function fieldsOf(mail: InboundMail): Record<string, unknown> {
  const addresses = (list: readonly { address: string }[]) => list.map((one) => one.address.toLowerCase());
  const from = mail.from === null ? [] : [mail.from];
  return {
    subject: folded(mail.subject),
    from: addresses(from),
    from_names: from.map((one) => one.name),
    to: addresses(mail.to),
    to_names: mail.to.map((one) => one.name),
    cc: addresses(mail.cc),
    message_id: mail.messageId,
    in_reply_to: mail.inReplyTo,
    references: mail.references,
    date: mail.sentAt?.toISOString().replace(/\.\d+Z/, 'Z') ?? '',
    text: folded(mail.text),
    attachment_count: mail.attachments.length,
    attachment_names: mail.attachments.map((one) => one.name).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    attachment_types: mail.attachments.map((one) => one.type).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    attachment_sha: mail.attachments.map((one) => one.sha256.slice(0, 16)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  };
}
