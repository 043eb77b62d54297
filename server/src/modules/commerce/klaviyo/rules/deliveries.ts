import { isObject, JsonFields, Unreadable } from '../../../../platform/hostile/json-fields.ts';
import type { Told } from '../../../connections/index.ts';

/** What is heard of at once: somebody said yes or no. */
export const CONSENT_TOPICS = ['event:klaviyo.subscribed_to_email_marketing', 'event:klaviyo.unsubscribed_from_email_marketing', 'event:klaviyo.subscribed_to_sms_marketing', 'event:klaviyo.unsubscribed_from_sms_marketing'] as const;

/** One post holds up to a thousand events, each with an id of its own. A yes or a no lets its person be read; the others are translated as they are. @throws Unreadable */
export function readDeliveries(json: unknown): Told[] {
  if (!isObject(json) || !Array.isArray(json.data)) throw new Unreadable('"data" is missing');
  return json.data.map((item): Told => {
    const delivery = new JsonFields(item);
    const topic = delivery.text('topic') ?? '';
    const person = (CONSENT_TOPICS as readonly string[]).includes(topic) ? personOf(item) : null;
    return { id: delivery.text('external_id'), kind: topic, payload: { data: [item] }, ...(person === null ? {} : { readBack: { stream: 'customers' as const, id: person } }) };
  });
}

function personOf(item: unknown): string | null {
  const at = (value: unknown, ...names: readonly string[]): unknown => names.reduce((inner, name) => (isObject(inner) ? inner[name] : null), value);
  const id = at(item, 'payload', 'data', 'relationships', 'profile', 'data', 'id');
  return typeof id === 'string' && id !== '' ? id : null;
}
