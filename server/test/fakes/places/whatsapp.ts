import { createHmac } from 'node:crypto';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

export const whatsappKeys = { phone_number_id: '106540352242922', business_account_id: '102290129340398', token: 'EAAJstandin0123456789abcdef', app_secret: 'app-secret-0123456789abcdef' };

const refused = (status: number, code: number, message: string, details?: string): Answered => said({ error: { message, type: 'OAuthException', code, fbtrace_id: 'A1', ...(details ? { error_data: { messaging_product: 'whatsapp', details } } : {}) } }, status);

interface Sent {
  readonly id: string;
  readonly to: string;
  readonly ours: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A WhatsApp business number, as far as it is asked. */
export class WhatsappNumber implements StandIn {
  readonly sent: Sent[] = [];
  hook: { readonly uri: string; readonly token: string } | null = null;
  /** by name: APPROVED, PENDING, PAUSED … */
  readonly templates = new Map([['parcel_late', 'APPROVED'], ['order_in', 'PENDING']]);
  /** codes with which it refuses messages to a number */
  readonly refusing = new Map<string, number>();
  readonly #without: readonly string[];

  constructor({ without = [] }: { without?: readonly string[] } = {}) {
    this.#without = without;
  }

  effects(): number {
    return this.sent.length;
  }

  answer(came: Came): Answered {
    if (came.headers.authorization !== `Bearer ${whatsappKeys.token}`) return refused(401, 190, 'Invalid OAuth access token.');
    const [, version, id, part] = came.path.split('/');
    if (version !== 'v23.0') return refused(400, 2500, 'Unknown path components');
    if (id === whatsappKeys.phone_number_id && part === undefined) return said({ id, display_phone_number: '+1 555-078-3881', verified_name: 'North Apparel', quality_rating: 'GREEN' });
    if (id === whatsappKeys.phone_number_id && part === 'messages') return this.#without.includes('whatsapp_business_messaging') ? refused(403, 10, 'Application does not have permission for this action') : this.#send(came.json as Record<string, unknown>);
    if (id !== whatsappKeys.business_account_id) return refused(404, 100, 'Unsupported get request.');
    if (this.#without.includes('whatsapp_business_management')) return refused(403, 200, 'You do not have permission to access this field');
    if (part === 'message_templates') return said({ data: [...this.templates].map(([name, status], at) => ({ id: String(1000 + at), name, language: 'en', category: 'UTILITY', status, components: [{ type: 'BODY', text: 'Hello {{1}}, {{2}}' }] })), paging: { cursors: { before: 'MAZDZD', after: 'MjQZD' } } });
    if (part === 'subscribed_apps' && came.method === 'POST') {
      const { override_callback_uri: uri, verify_token: token } = came.json as Record<string, string>;
      this.hook = { uri: uri ?? '', token: token ?? '' };
      return said({ success: true });
    }
    return refused(400, 2500, 'Unknown path components');
  }

  #send(body: Record<string, unknown>): Answered {
    const to = String(body.to ?? '');
    if (to === '' || body.type === undefined) return refused(400, 100, '(#100) The parameter to is required.');
    const code = this.refusing.get(to);
    if (code !== undefined) return refused(code === 130429 ? 400 : 404, code, `(#${code})`, code === 131026 ? 'Message undeliverable.' : 'Rate limit hit.');
    const template = body.template as { name: string; language: { code: string } } | undefined;
    if (template && this.templates.get(template.name) !== 'APPROVED') return refused(404, 132001, '(#132001) Template name does not exist in the translation', `template name (${template.name}) does not exist in ${template.language.code}`);
    const id = `wamid.STANDIN${String(this.sent.length + 1).padStart(8, '0')}`;
    this.sent.push({ id, to, ours: String(body.biz_opaque_callback_data ?? ''), body });
    return said({ messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: to.replace('+', '') }], messages: [{ id, message_status: 'accepted' }] });
  }
}

const post = (value: object): object => ({ object: 'whatsapp_business_account', entry: [{ id: whatsappKeys.business_account_id, changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '15550783881', phone_number_id: whatsappKeys.phone_number_id }, ...value } }] }] });

export const whatsappStatus = (id: string, status: string, more: object = {}): object => post({ statuses: [{ id, status, timestamp: '1749854575', recipient_id: '15551234567', ...more }] });
export const whatsappText = (id: string, from: string, text: string): object => post({ contacts: [{ profile: { name: 'Sheena' }, wa_id: from }], messages: [{ from, id, timestamp: String(Math.floor(Date.now() / 1000)), type: 'text', text: { body: text } }] });

export function whatsappSigned(payload: unknown, secret: string = whatsappKeys.app_secret): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(payload);
  return { headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`, 'content-type': 'application/json' }, body };
}
