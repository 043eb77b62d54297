import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { RunAgain, type Job, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { holdersOf, mailRecipients, peopleNames } from '../../identity/index.ts';
import type { AskedReport } from '../contract.ts';
import type { InsightPorts } from '../ports.ts';
import { nextTime } from '../rules/next-time.ts';
import { reportMail } from '../rules/report-mail.ts';
import { runReport } from '../queries/run-report.ts';

interface Due {
  id: string;
  brand_id: string;
  report_id: string;
  name: string;
  asked: AskedReport;
  weekdays: number[];
  time: string;
  time_zone: string;
  person_ids: string[];
  created_by: string;
}

/** Sends one scheduled report to everybody on its list, each with the figures of the brands they may see. */
export function sendReport(ports: InsightPorts): JobHandler {
  return {
    attempts: 5,
    outside: async (db: Database, job: Job) => {
      const scheduleId = String(job.payload.schedule_id);
      const due = await db.read(systemActor('reports'), (tx) => dueSchedule(tx, scheduleId));
      if (!due) return;
      const failed: string[] = [];
      for (const mail of await mailsOf(db, due, ports.publicUrl)) {
        try {
          if (ports.sendMail === null) throw new Error('no relay is set up for mail to people who work here');
          await ports.sendMail(mail);
        } catch (error) {
          failed.push(`${mail.to}: ${(error as Error).message}`);
        }
      }
      const next = await db.transact(systemActor('reports'), (tx) => settle(tx, due, failed));
      throw new RunAgain(next, 'the next time on its list');
    },
  };
}

function dueSchedule(tx: Tx, id: string): Promise<Due | undefined> {
  return tx.maybe<Due>(sql`
    select s.id, s.brand_id, s.report_id, r.name, r.asked, s.weekdays, s.time, s.time_zone, s.person_ids, s.created_by from insights.schedule s join insights.report r on r.id = s.report_id where s.id = ${id}`);
}

/** What somebody may see is asked at the time of sending, not of scheduling. */
async function mailsOf(db: Database, due: Due, publicUrl: string): Promise<{ to: string; subject: string; text: string; html: string }[]> {
  const { people, brands, by } = await db.read(systemActor('reports'), async (tx) => {
    const all = await tx.rows<{ id: string }>(sql`select id from identity.brand`);
    const holders = new Map<string, string[]>();
    for (const brand of all) for (const person of await holdersOf(tx, brand.id, 'insights.read')) holders.set(person, [...(holders.get(person) ?? []), brand.id]);
    return { people: await mailRecipients(tx, due.person_ids), brands: holders, by: (await peopleNames(tx, [due.created_by])).get(due.created_by) ?? '' };
  });
  const mails: { to: string; subject: string; text: string; html: string }[] = [];
  for (const person of people) {
    const seen = brands.get(person.id) ?? [];
    if (!seen.includes(due.brand_id)) continue;
    const report = await db.report(systemActor('reports', seen), (tx) => runReport(tx, due.asked), 60);
    mails.push({ to: person.email, ...reportMail(report, { name: due.name, by, url: `${publicUrl}/reports?report=${due.report_id}`, locale: person.locale }) });
  }
  return mails;
}

async function settle(tx: Tx, due: Due, failed: readonly string[]): Promise<Date> {
  const next = nextTime(due, tx.now);
  await tx.run(sql`update insights.schedule set last_at = ${tx.now}, next_at = ${next}, last_error = ${failed.length === 0 ? null : failed.join('; ').slice(0, 500)} where id = ${due.id}`);
  return next;
}
