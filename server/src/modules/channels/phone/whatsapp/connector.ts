import { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { PlaceRefused, SlowDown, withheld, type About, type Connector, type OutgoingText, type Place, type PlaceAnswer, type PlaceRequest, type Subscribed, type TextTaken, type TextTemplate } from '../../../connections/index.ts';
import { faultOf, greeting, isFromMeta, messageOf, readTold, SLOWER, templateIn, translate, verifyToken } from './rules.ts';

const V = '/v23.0';
const WAIT_S = 60;

const number = (place: Place): string => `${V}/${place.keys.phone_number_id ?? ''}`;
const business = (place: Place): string => `${V}/${place.keys.business_account_id ?? ''}`;

const NOBODYS = { messaging_product: 'whatsapp', recipient_type: 'individual', to: '0', type: 'template', template: { name: 'keepdesk_no_such_template', language: { policy: 'deterministic', code: 'en' } } };

async function check(place: Place): Promise<About> {
  const about = new VendorJson((await place.ask({ method: 'GET', path: `${number(place)}?fields=id,display_phone_number,verified_name,quality_rating` })).json);
  const missing = await withheld(place, { whatsapp_business_management: { method: 'GET', path: `${business(place)}/message_templates` } });
  // A template that does not exist, to nobody: refused by whoever may write, before anything is sent.
  const may = await withheld(place, { whatsapp_business_messaging: { method: 'POST', path: `${number(place)}/messages`, json: NOBODYS } });
  return { name: `${about.text('verified_name') ?? 'WhatsApp'} · ${about.text('display_phone_number') ?? ''}`, account: about.need('id'), currency: null, missing: [...missing, ...may] };
}

async function subscribe(place: Place, address: string, secret: string): Promise<Subscribed> {
  try {
    await place.ask({ method: 'POST', path: `${business(place)}/subscribed_apps`, json: { override_callback_uri: address, verify_token: verifyToken(secret) } });
    return { problems: [] };
  } catch (error) {
    if (!(error instanceof PlaceRefused)) throw error;
    return { problems: [{ topic: 'messages', message: error.message }] };
  }
}

async function ask(place: Place, request: PlaceRequest): Promise<PlaceAnswer> {
  try {
    return await place.ask(request);
  } catch (error) {
    if (error instanceof PlaceRefused && SLOWER.has(error.code)) throw new SlowDown(WAIT_S);
    throw error;
  }
}

async function send(place: Place, text: OutgoingText): Promise<TextTaken> {
  const { json } = await ask(place, { method: 'POST', path: `${number(place)}/messages`, json: messageOf(text) });
  const [message] = new VendorJson(json).list('messages');
  // Taken, and nobody knows under which id: its receipt says so.
  if (message === undefined) throw new Error('WhatsApp answered without an id');
  return { id: message.need('id') };
}

async function templates(place: Place): Promise<TextTemplate[]> {
  const found: TextTemplate[] = [];
  for (let after: string | null = ''; after !== null && found.length < 1000; ) {
    const json = new VendorJson((await ask(place, { method: 'GET', path: `${business(place)}/message_templates${after === '' ? '' : `?after=${encodeURIComponent(after)}`}` })).json);
    const page = json.list('data');
    found.push(...page.map(templateIn));
    after = page.length > 0 && json.at('paging').has('next') ? json.at('paging', 'cursors').text('after') : null;
  }
  return found;
}

/** WhatsApp's Cloud API, by a system user's token: notices by agreed templates, and answers. */
export const whatsapp: Connector = {
  vendor: 'whatsapp', called: 'WhatsApp', kind: 'messages', page: 'whatsapp', met: 'official_specification', oneBrand: true,
  fields: [
    { name: 'phone_number_id', called: 'Phone number ID', where: 'App dashboard › WhatsApp › API setup', secret: false, pattern: '\\d{5,30}', example: '106540352242922' },
    { name: 'business_account_id', called: 'WhatsApp Business account ID', where: 'App dashboard › WhatsApp › API setup', secret: false, pattern: '\\d{5,30}', example: '102290129340398' },
    { name: 'token', called: 'Access token', where: 'Business settings › System users › Generate token (never expires)', secret: true, pattern: '[A-Za-z0-9_.-]{20,600}' },
    { name: 'app_secret', called: 'App secret', where: 'App dashboard › App settings › Basic', secret: true, pattern: '[0-9a-zA-Z-]{16,64}' },
  ],
  permissions: [
    { name: 'whatsapp_business_messaging', for: 'messages_write', needed: true },
    { name: 'whatsapp_business_management', for: 'webhooks_write', needed: true },
  ],
  // 80 messages a second are an ordinary number's.
  pace: { requests: 40, seconds: 1 },
  base: () => 'https://graph.facebook.com',
  headers: (keys) => ({ authorization: `Bearer ${keys.token ?? ''}` }),
  refusal: (status, json) => {
    const error = new VendorJson(typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}).object('error');
    return error && { code: error.text('code') ?? String(status), message: error.at('error_data').text('details') ?? error.anyText('error_user_msg', 'message') ?? `status ${status}` };
  },
  check,
  streams: [],
  webhooks: { secretField: 'app_secret', verify: (secret, request) => isFromMeta(secret, request), read: readTold, greet: greeting, subscribe },
  // Meta lets nobody ask for a message; it tells by itself, with our id in its statuses.
  texts: { channel: 'whatsapp', permission: 'whatsapp_business_messaging', send, find: async () => 'unknown', faultOf, templates },
  translate,
};
