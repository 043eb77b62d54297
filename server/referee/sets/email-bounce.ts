import { existsSync } from 'node:fs';
import path from 'node:path';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import { readRows } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Row {
  readonly engine: string;
  readonly expected: readonly { readonly dsn: string | null; readonly hard_bounce: boolean }[];
  readonly raw_latin1: string;
}

export const emailBounce: RefereeSet = {
  name: 'email-bounce',
  anchor: 'Sisimai 1.0 by its own tests; first Status field alone: status 0.43, class 0.21',
  measure(folder) {
    const count = { bounces: 0, found: 0, codes: 0, codesRight: 0, classes: 0, classesRight: 0 };
    for (const row of readRows<Row>(path.join(folder, 'bounces.jsonl.gz'))) {
      if (row.engine === 'rfc3834') continue;
      const mail = readMail(Buffer.from(row.raw_latin1, 'latin1'));
      count.bounces++;
      if (mail.kind === 'bounce' || mail.kind === 'feedback_report') count.found++;
      if (row.engine === 'arf') continue;
      for (const [index, expected] of row.expected.entries()) {
        const recipient = mail.bounce?.recipients[index];
        count.classes++;
        if (recipient?.class === (expected.hard_bounce ? 'hard' : 'soft')) count.classesRight++;
        if (expected.dsn === null || !row.raw_latin1.includes(expected.dsn)) continue;
        count.codes++;
        if (recipient?.status === expected.dsn) count.codesRight++;
      }
    }
    const wrong = falseAlarms(path.join(folder, '../email-spam/mails.jsonl.gz'));
    return [
      { what: 'recall', value: share(count.found, count.bounces), atLeast: 0.97 },
      { what: 'status exact', value: share(count.codesRight, count.codes), atLeast: 0.95 },
      { what: 'hard or soft', value: share(count.classesRight, count.classes), atLeast: 0.9 },
      { what: 'false alarms on ham', value: wrong.people, atMost: 0, unit: 'count' },
      { what: 'real reports of mail servers among the ham', value: wrong.servers, unit: 'count' },
    ];
  },
};

/** Ham taken for a report: by people, which is wrong, and by mail servers themselves, which is what it is. */
function falseAlarms(file: string): { people: number; servers: number } {
  const counted = { people: 0, servers: 0 };
  if (!existsSync(file)) return counted;
  for (const row of readRows<{ label: string; raw: string }>(file)) {
    if (row.label === 'spam') continue;
    const mail = readMail(Buffer.from(row.raw));
    if (mail.kind !== 'bounce' && mail.kind !== 'feedback_report') continue;
    if (/^(?:mailer-daemon|postmaster)@/i.test(mail.from?.address ?? '') && (mail.bounce?.recipients.length ?? 0) > 0) counted.servers++;
    else counted.people++;
  }
  return counted;
}
