import type { Connector } from '../../../connections/index.ts';
import { answeredByTwilio, stopAnswer, wishOf } from '../rules/stop-words.ts';
import { checkAccount, find, read, refusalIn, send, subscribe } from './asks.ts';
import { faultOf, isFromTwilio, readTold, translate } from './rules.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Twilio, by account and token: notices and answers by SMS from a number of the brand. */
export const twilio: Connector = {
  vendor: 'twilio', called: 'Twilio SMS', kind: 'messages', page: 'twilio', met: 'official_specification', oneBrand: true,
  fields: [
    { name: 'account_sid', called: 'Account SID', where: 'Console › Account Info', secret: false, pattern: 'AC[0-9a-fA-F]{32}', example: 'AC…' },
    { name: 'auth_token', called: 'Auth token', where: 'Console › Account Info', secret: true, pattern: '[0-9a-zA-Z]{32}' },
    { name: 'from', called: 'Phone number', where: 'Console › Phone Numbers › Active numbers', secret: false, tidy: (given) => given.replaceAll(/[\s().-]/g, ''), pattern: '\\+[1-9]\\d{6,14}', example: '+4915735980000' },
  ],
  permissions: [{ name: 'SMS', for: 'messages_write', needed: true }],
  // One message a second is what an ordinary number sends; the rest queues at Twilio.
  pace: { requests: 20, seconds: 1 },
  base: () => 'https://api.twilio.com',
  headers: (keys) => ({ authorization: `Basic ${Buffer.from(`${keys.account_sid ?? ''}:${keys.auth_token ?? ''}`).toString('base64')}` }),
  refusal: refusalIn,
  check: checkAccount,
  streams: [],
  webhooks: {
    secretField: 'auth_token',
    verify: (secret, request) => isFromTwilio(secret, request),
    read: readTold,
    subscribe: (place, address) => subscribe(place, address),
    // Twilio reads TwiML. It answers its own stop words itself; a stop in another language is answered here.
    answer: ({ body }) => {
      const form = new URLSearchParams(body.toString('utf8'));
      const said = form.get('MessageStatus') === null ? (form.get('Body') ?? '') : '';
      const words = wishOf(said) === 'stop' && !answeredByTwilio(said) ? `<Message>${escaped(stopAnswer(said))}</Message>` : '';
      return { type: 'text/xml', body: `<?xml version="1.0" encoding="UTF-8"?><Response>${words}</Response>` };
    },
  },
  texts: { channel: 'sms', permission: 'SMS', send, find, faultOf, read },
  translate,
};
