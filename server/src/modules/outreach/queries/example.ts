import type { Tx } from '../../../platform/db/tx.ts';
import { exampleFacts } from '../commands/send-test.ts';
import type { ExampleView, ExampleWishInput } from '../contract.ts';
import { fillNotice, fillWords } from '../rules/fill-notice.ts';
import type { Trigger } from '../rules/shapes.ts';
import { segmentsOf, smsWords } from '../rules/sms.ts';
import { brandOf, settingsOf } from './programmes.ts';

/** One wording as a customer would read it, by every way, about a parcel that is not there. */
export async function exampleOf(tx: Tx, brandId: string, trigger: Trigger, wish: ExampleWishInput): Promise<ExampleView> {
  const brand = await brandOf(tx, brandId);
  const facts = exampleFacts(trigger, brand.name, 'Ana Lopez', tx.now, brand.time_zone);
  const filled = fillNotice(wish, facts, wish.language);
  const sms = fillWords(smsWords(trigger, { subject: wish.subject, text: wish.text, ...(wish.sms === undefined ? {} : { sms: wish.sms }) }, wish.language), facts, wish.language);
  const segments = segmentsOf(sms.text);
  const cents = (await settingsOf(tx, brandId)).cost_cents.sms;
  return {
    subject: filled.subject, text: filled.text, unfilled: [...filled.unfilled],
    sms: { text: sms.text, unfilled: [...sms.unfilled], segments: segments.count, length: segments.length, encoding: segments.encoding, foreign: [...segments.foreign], cost_cents: cents === undefined ? null : Math.round(cents * segments.count * 100) / 100 },
    values: (wish.values ?? []).map((value) => fillWords(value, facts, wish.language).text),
  };
}
