import { systemActor } from '../../../platform/actor/actor.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { mailRecipients, peopleNames, type MailRecipient } from '../../identity/index.ts';
import type { NotificationPorts } from '../ports.ts';
import { writeMail } from '../rules/write-mail.ts';
import { takeForMail, type NoticeRow } from '../store/notices.ts';

export const MAIL_JOB = 'notifications.mail';
const system = systemActor('notifications');

/**
 * Mails a person what is still unread. Marked before it is sent: a crash between the two loses a
 * reminder of something that stands in the app, which is better than sending it twice.
 */
export function mailNotices(ports: NotificationPorts): JobHandler {
  return {
    attempts: 3,
    outside: async (db, job) => {
      const { sendMail, publicUrl } = ports;
      if (!sendMail) return;
      const personId = String(job.payload['person_id']);
      const taken = await db.transact(system, async (tx) => {
        const [person] = await mailRecipients(tx, [personId]);
        const notices = await takeForMail(tx, personId);
        const names = await peopleNames(tx, notices.flatMap((notice) => notice.by_id ?? []));
        return person && notices.length > 0 ? { person, notices, names } : null;
      });
      if (taken) await sendMail({ to: taken.person.email, ...compose(taken.person, taken.notices, taken.names, publicUrl) });
    },
  };
}

function compose(person: MailRecipient, notices: readonly NoticeRow[], names: ReadonlyMap<string, string>, publicUrl: string): { subject: string; text: string } {
  const told = notices.map(({ kind, facts, by_id }) => ({ kind, number: typeof facts['number'] === 'number' ? facts['number'] : null, by: names.get(by_id ?? '') ?? '' }));
  return writeMail(told, person.locale, publicUrl);
}
