import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { NOTICE_DUE, type NoticeNews } from '../events.ts';
import { brandOf, programmeOf } from '../queries/programmes.ts';
import { normaliseHandle } from '../../customers/index.ts';
import { wordsFor } from '../jobs/release.ts';
import { noticeCarriers } from '../ports.ts';
import type { NoticeFacts } from '../rules/fill-notice.ts';
import { startOf, whatsappIn } from '../rules/programme.ts';
import type { Channel, Trigger } from '../rules/shapes.ts';
import type { Language } from '../rules/words/index.ts';

const DAY = 86_400_000;

export interface TestWish {
  readonly language: Language;
  readonly channel: Channel;
  /** by telephone: the number of whoever asks */
  readonly to: string | null;
}

/** The draft's notice as a customer would get it, about a parcel that is not there, to the address or number of whoever asks. It counts nowhere. */
export async function sendTest(tx: Tx, brandId: string, trigger: Trigger, { language, channel, to }: TestWish): Promise<string> {
  const person = tx.actor.kind === 'person' ? await tx.maybe<{ email: string; name: string }>(sql`select email, name from identity.person where id = ${tx.actor.id}`) : undefined;
  if (!person) throw invalid('A test goes to the address of the person who asks for it; a key has none.');
  const brand = await brandOf(tx, brandId);
  const programme = (await programmeOf(tx, brandId, trigger))?.draft ?? startOf(trigger);
  const address = channel === 'email' ? person.email : await numberFor(tx, brandId, channel, to);
  if (channel === 'whatsapp' && whatsappIn(programme, [language]) === null) throw invalid('Name a template for WhatsApp first.', [{ field: 'whatsapp', message: 'names no template for WhatsApp' }]);
  const filled = wordsFor(channel, programme, trigger, [language], () => exampleFacts(trigger, brand.name, person.name, tx.now, brand.time_zone));
  const subject = channel === 'email' ? `[Test] ${filled.subject}` : '';
  const id = tx.id();
  await tx.run(sql`
    insert into outreach.decision (id, brand_id, kind, trigger, happening, happened_at, decided_at, released_at, state, channel, because, language, address, subject, text, template)
    values (${id}, ${brandId}, 'test', ${trigger}, ${`test:${id}`}, ${tx.now}, ${tx.now}, ${tx.now}, 'leaving', ${channel}, 'at_once', ${filled.language}, ${address}, ${subject}, ${filled.text}, ${filled.template === null ? null : JSON.stringify(filled.template)}::jsonb)`);
  const news: NoticeNews = { decision_id: id, trigger, channel, order_id: null };
  await tx.announce({ name: NOTICE_DUE, brandId, subjectId: id, payload: { ...news } });
  return address;
}

async function numberFor(tx: Tx, brandId: string, channel: Channel, given: string | null): Promise<string> {
  if (!(await noticeCarriers.get()(tx, brandId)).includes(channel)) throw conflict('channel_not_connected', 'This channel is not connected. Connect it under Settings › Connections.');
  const handle = normaliseHandle('phone', given ?? '');
  if (handle === null) throw invalid('Write your phone number with its country code, like +49 30 1234567.', [{ field: 'to', message: 'is no number' }]);
  return handle.value;
}

/** Somebody's parcel as it might be: for tests and for looking at a wording. */
export function exampleFacts(trigger: Trigger, brand: string, name: string, now: Date, timeZone: string): NoticeFacts {
  return {
    trigger, brand, customerName: name, orderNumber: '#1001', carrier: 'DHL', trackingNumber: 'JD0146000012345678', trackingLink: 'https://track.example/JD0146000012345678', oldDate: new Date(now.getTime() + DAY), newDates: [new Date(now.getTime() + 3 * DAY), new Date(now.getTime() + 4 * DAY)],
    returnNumber: 'R-1001', chargeDate: new Date(now.getTime() + 3 * DAY), product: 'Harbour jacket', link: 'https://shop.example/harbour-jacket', incident: null, timeZone,
  };
}
