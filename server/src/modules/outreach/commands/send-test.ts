import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { NOTICE_DUE, type NoticeNews } from '../events.ts';
import { brandOf, programmeOf } from '../queries/programmes.ts';
import { fillNotice, type NoticeFacts } from '../rules/fill-notice.ts';
import { startOf, wordingIn } from '../rules/programme.ts';
import type { Trigger } from '../rules/shapes.ts';
import type { Language } from '../rules/words/index.ts';

const DAY = 86_400_000;

/** The draft's notice as a customer would get it, about a parcel that is not there, to the address of whoever asks. It counts nowhere. */
export async function sendTest(tx: Tx, brandId: string, trigger: Trigger, language: Language): Promise<string> {
  const person = tx.actor.kind === 'person' ? await tx.maybe<{ email: string; name: string }>(sql`select email, name from identity.person where id = ${tx.actor.id}`) : undefined;
  if (!person) throw invalid('A test goes to the address of the person who asks for it; a key has none.');
  const brand = await brandOf(tx, brandId);
  const programme = (await programmeOf(tx, brandId, trigger))?.draft ?? startOf(trigger);
  const spoken = wordingIn(programme, language);
  const filled = fillNotice(spoken.wording, exampleFacts(trigger, brand.name, person.name, tx.now, brand.time_zone), spoken.language);
  const id = tx.id();
  await tx.run(sql`
    insert into outreach.decision (id, brand_id, kind, trigger, happening, happened_at, decided_at, released_at, state, channel, because, language, address, subject, text)
    values (${id}, ${brandId}, 'test', ${trigger}, ${`test:${id}`}, ${tx.now}, ${tx.now}, ${tx.now}, 'leaving', 'email', 'at_once', ${spoken.language}, ${person.email}, ${`[Test] ${filled.subject}`}, ${filled.text})`);
  const news: NoticeNews = { decision_id: id, trigger, channel: 'email', order_id: null };
  await tx.announce({ name: NOTICE_DUE, brandId, subjectId: id, payload: { ...news } });
  return person.email;
}

/** Somebody's parcel as it might be: for tests and for looking at a wording. */
export function exampleFacts(trigger: Trigger, brand: string, name: string, now: Date, timeZone: string): NoticeFacts {
  return {
    trigger, brand, customerName: name, orderNumber: '#1001', carrier: 'DHL', trackingNumber: 'JD0146000012345678', trackingLink: 'https://track.example/JD0146000012345678', oldDate: new Date(now.getTime() + DAY), newDates: [new Date(now.getTime() + 3 * DAY), new Date(now.getTime() + 4 * DAY)],
    returnNumber: 'R-1001', chargeDate: new Date(now.getTime() + 3 * DAY), product: 'Harbour jacket', link: 'https://shop.example/harbour-jacket', incident: null, timeZone,
  };
}
