import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Job } from '../../../platform/jobs/jobs.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { askForCode } from '../../customers/index.ts';
import { sendPageCode } from '../ports.ts';
import { askingBy, type AskingRow } from '../store/askings.ts';
import { CODE_JOB } from './find-order.ts';

export const CODE_SECONDS = 600;
/** So many codes for one asking, and so many mails an hour about one order, whoever asks. */
export const MOST_CODES = 3;
export const MOST_MAILS = 5;
/** Where there is no order a code is made all the same, for nobody: a wrong code costs the same work then. */
const NOBODY = 'nobody@invalid';

/** Makes the code of an asking, and sends it where there is an order. Runs apart from the request, so that nobody can time it. */
export async function makeCode(tx: Tx, job: Job): Promise<void> {
  const asking = await tx.maybe<AskingRow>(sql`
    update portal.asking set codes = codes + 1 where id = ${String(job.payload.asking_id)} and done_at is null and codes < ${MOST_CODES} returning id, brand_id, order_id, address, order_number, language, codes, tries, created_at`);
  if (asking === undefined) return;
  const { code } = await askForCode(tx, { brandId: asking.brand_id, conversationId: asking.id, address: asking.address || NOBODY, seconds: CODE_SECONDS });
  if (asking.order_id === null || (await mailsOf(tx, asking)) > MOST_MAILS) return;
  await sendPageCode.get()(tx, { brandId: asking.brand_id, to: asking.address, code, orderNumber: asking.order_number, language: asking.language });
}

/** Codes about this order within the hour, this one counted. */
async function mailsOf(tx: Tx, asking: AskingRow): Promise<number> {
  const since = new Date(tx.now.getTime() - 3_600_000);
  return (await tx.one<{ sent: number }>(sql`select coalesce(sum(codes), 0)::integer as sent from portal.asking where brand_id = ${asking.brand_id} and order_id = ${asking.order_id} and created_at > ${since}`)).sent;
}

/** Another code for the same asking; the one before is dead with it. */
export async function codeAgain(tx: Tx, brandId: string, tokenHash: string): Promise<void> {
  const asking = await askingBy(tx, brandId, tokenHash);
  if (asking === undefined) throw new Refusal(410, 'asking_over', 'Begin again: this took too long.');
  if (asking.codes >= MOST_CODES) throw new Refusal(429, 'too_many', 'Enough codes were sent. Begin again later.', { retryAfterSeconds: 1800 });
  await tx.schedule({ kind: CODE_JOB, key: asking.id, brandId, payload: { asking_id: asking.id } });
}
