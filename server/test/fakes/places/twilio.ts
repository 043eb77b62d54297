import { createHmac } from 'node:crypto';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

export const twilioKeys = { account_sid: `AC${'1'.repeat(32)}`, auth_token: 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3', from: '+14155550100' };

interface Message {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly callback: string;
  readonly at: Date;
  status: string;
  error: number | null;
  price: string | null;
}

const rfc2822 = (at: Date): string => at.toUTCString().replace('GMT', '+0000');
const refused = (status: number, code: number, message: string): Answered => said({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, status);

/** A Twilio account with one number, as far as it is asked. */
export class TwilioAccount implements StandIn {
  readonly messages: Message[] = [];
  smsUrl = 'https://demo.twilio.com/welcome/sms/reply/';
  /** codes with which it refuses messages to a number */
  readonly refusing = new Map<string, number>();
  readonly #without: readonly string[];
  readonly #now: () => Date;

  constructor({ without = [], now = () => new Date() }: { without?: readonly string[]; now?: () => Date } = {}) {
    this.#without = without;
    this.#now = now;
  }

  effects(): number {
    return this.messages.length;
  }

  answer(came: Came): Answered {
    const wanted = `Basic ${Buffer.from(`${twilioKeys.account_sid}:${twilioKeys.auth_token}`).toString('base64')}`;
    if (came.headers.authorization !== wanted) return refused(401, 20003, 'Authenticate');
    const base = `/2010-04-01/Accounts/${twilioKeys.account_sid}`;
    const path = came.path.slice(base.length);
    if (path === '.json') return said({ sid: twilioKeys.account_sid, friendly_name: 'North Apparel', status: 'active', type: 'Full', auth_token: twilioKeys.auth_token, owner_account_sid: twilioKeys.account_sid, date_created: rfc2822(new Date(0)), date_updated: rfc2822(new Date(0)), uri: `${base}.json`, subresource_uris: {} });
    if (path === '/IncomingPhoneNumbers.json') return said(this.#page('incoming_phone_numbers', came.query.get('PhoneNumber') === twilioKeys.from ? [this.#number()] : [], `${base}${path}`));
    if (path === `/IncomingPhoneNumbers/${PN}.json` && came.method === 'POST') {
      this.smsUrl = came.form?.get('SmsUrl') ?? this.smsUrl;
      return said(this.#number());
    }
    if (path === '/Messages.json') return came.method === 'POST' ? this.#send(came.form ?? new URLSearchParams()) : said(this.#page('messages', this.messages.filter((one) => one.to === came.query.get('To') && one.from === came.query.get('From')).toReversed().map((one) => this.#show(one)), `${base}${path}`));
    const one = this.messages.find((message) => path === `/Messages/${message.sid}.json`);
    return one ? said(this.#show(one)) : refused(404, 20404, 'The requested resource was not found');
  }

  #send(form: URLSearchParams): Answered {
    const [to, from, body] = [form.get('To') ?? '', form.get('From') ?? '', form.get('Body') ?? ''];
    if (from !== twilioKeys.from || this.#without.includes('SMS')) return refused(400, 21606, 'The From phone number is not a valid, SMS-capable inbound phone number or short code for your account.');
    if (body === '') return refused(400, 21602, 'Message body is required.');
    const code = this.refusing.get(to);
    if (code !== undefined) return refused(400, code, code === 21610 ? 'Attempt to send to unsubscribed recipient' : `Invalid 'To' Phone Number: ${to}`);
    const message: Message = { sid: `SM${String(this.messages.length + 1).padStart(32, '0')}`, to, from, body, callback: form.get('StatusCallback') ?? '', at: this.#now(), status: 'queued', error: null, price: null };
    this.messages.push(message);
    return said(this.#show(message), 201);
  }

  #number(): object {
    return { sid: PN, account_sid: twilioKeys.account_sid, phone_number: twilioKeys.from, friendly_name: 'Notices', capabilities: { voice: true, sms: !this.#without.includes('SMS'), mms: false, fax: false }, sms_url: this.smsUrl, sms_method: 'POST', status: 'in-use' };
  }

  #show(one: Message): object {
    return {
      sid: one.sid, account_sid: twilioKeys.account_sid, to: one.to, from: one.from, body: one.body, status: one.status, direction: 'outbound-api', date_created: rfc2822(one.at), date_updated: rfc2822(one.at), date_sent: null, num_segments: '1', num_media: '0',
      price: one.price, price_unit: 'USD', error_code: one.error, error_message: null, messaging_service_sid: null, api_version: '2010-04-01', uri: `/2010-04-01/Accounts/${twilioKeys.account_sid}/Messages/${one.sid}.json`, subresource_uris: {},
    };
  }

  #page(name: string, rows: readonly object[], uri: string): object {
    const whole = `https://api.twilio.com${uri}`;
    return { [name]: rows, end: rows.length, start: 0, page: 0, page_size: 50, first_page_uri: whole, next_page_uri: null, previous_page_uri: null, uri: whole };
  }
}

const PN = `PN${'2'.repeat(32)}`;

/** A post of Twilio's to an address, signed. */
export function twilioSigned(url: string, form: Readonly<Record<string, string>>, authToken: string = twilioKeys.auth_token): { headers: Record<string, string>; body: string } {
  const data = Object.keys(form).toSorted().map((name) => `${name}${form[name]}`).join('');
  return { headers: { 'x-twilio-signature': createHmac('sha1', authToken).update(`${url}${data}`).digest('base64'), 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(form).toString() };
}
