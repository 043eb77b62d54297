import type { Clock } from '../../../../platform/clock/clock.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { emptySpamModel, judgeSpam, learnOne, loadSpamModel, storeSpamModel, wantsWanted, type SpamModel, type SpamSample, type StoredSpamModel } from '../../../conversations/index.ts';
import type { InboundMail } from '../rules/inbound-mail.ts';

export interface JunkVerdict {
  readonly junk: boolean;
  /** 0..1; null when it was not asked */
  readonly score: number | null;
  readonly because: readonly string[];
}

const KEPT_MS = 60_000;

/** Whether a mail is junk, by what the brand's people taught; a known sender's mail never is. */
export class JunkJudge {
  readonly #clock: Clock;
  readonly #models = new Map<string, { model: SpamModel; readAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async judge(tx: Tx, brandId: string, mail: InboundMail): Promise<JunkVerdict> {
    if (mail.kind !== 'message') return { junk: false, score: null, because: [] };
    const kept = this.#models.get(brandId);
    const fresh = kept !== undefined && this.#clock.now().getTime() - kept.readAt < KEPT_MS;
    const [known, model] = await Promise.all([isKnown(tx, brandId, mail.from?.address ?? ''), fresh ? kept.model : modelOf(tx, brandId)]);
    if (!fresh) this.#models.set(brandId, { model, readAt: this.#clock.now().getTime() });
    const verdict = judgeSpam(model, sampleOf(mail), { knownSender: known, answersUs: false });
    return { junk: verdict.junk, score: verdict.probability, because: verdict.because };
  }

  /** Whether an answered mail would still teach the brand's filter something. */
  async wantsWanted(tx: Tx, brandId: string): Promise<boolean> {
    const seen = await tx.maybe<{ seenSpam: number; seenHam: number }>(sql`select (model->>'seenSpam')::int as "seenSpam", (model->>'seenHam')::int as "seenHam" from channels_email.junk_model where brand_id = ${brandId}`);
    return wantsWanted(seen ?? { seenSpam: 0, seenHam: 0 });
  }

  /** An agent said what a mail is, by marking, rescuing or answering it. */
  async learn(tx: Tx, brandId: string, mail: InboundMail, junk: boolean): Promise<void> {
    await tx.run(sql`insert into channels_email.junk_model (brand_id, model, examples, changed_at) values (${brandId}, ${storeSpamModel(emptySpamModel())}, 0, ${tx.now}) on conflict do nothing`);
    const row = await tx.one<{ model: StoredSpamModel }>(sql`select model from channels_email.junk_model where brand_id = ${brandId} for update`);
    const model = loadSpamModel(row.model) ?? emptySpamModel();
    learnOne(model, sampleOf(mail), junk);
    await tx.run(sql`update channels_email.junk_model set model = ${storeSpamModel(model)}, examples = examples + 1, changed_at = ${tx.now} where brand_id = ${brandId}`);
    tx.afterCommit(() => this.#models.delete(brandId));
  }
}

async function modelOf(tx: Tx, brandId: string): Promise<SpamModel> {
  const row = await tx.maybe<{ model: StoredSpamModel }>(sql`select model from channels_email.junk_model where brand_id = ${brandId}`);
  return (row && loadSpamModel(row.model)) ?? emptySpamModel();
}

/** Somebody who bought something, or whom we answered before. */
async function isKnown(tx: Tx, brandId: string, address: string): Promise<boolean> {
  if (address === '') return false;
  return (await tx.maybe(sql`
    select 1 from customers.handle h where h.brand_id = ${brandId} and h.kind = 'email' and h.value = ${address.toLowerCase()}
      and (exists (select from orders."order" o where o.customer_id = h.customer_id)
        or exists (select from conversations.conversation c where c.customer_id = h.customer_id and (c.first_reply_at is not null or c.category in ('waiting', 'resolved'))))`)) !== undefined;
}

function sampleOf(mail: InboundMail): SpamSample {
  return { subject: mail.subject, text: mail.words, html: mail.html, from: mail.from, replyTo: mail.replyTo, to: mail.to, headers: mail.headers };
}
