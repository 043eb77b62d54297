import { twilio } from '../../src/modules/channels/phone/index.ts';
import { TwilioAccount, twilioKeys, twilioSigned } from '../fakes/places/twilio.ts';
import { tourNow, type Sample } from './tour.ts';

const url = 'https://desk.example.com/webhooks/x/c/1';

export const sample: Sample = {
  connector: twilio, keys: twilioKeys, standIn: ({ without }) => new TwilioAccount({ now: () => tourNow, ...(without ? { without } : {}) }),
  webhooks: {
    secret: twilioKeys.auth_token, sign: (_kind, payload, under) => twilioSigned(url, payload as Record<string, string>, under),
    examples: [{ kind: 'status', payload: { MessageSid: `SM${'1'.repeat(32)}`, MessageStatus: 'delivered' } }, { kind: 'message', payload: { MessageSid: `SM${'2'.repeat(32)}`, SmsStatus: 'received', From: '+4915735980001', To: '+14155550100', Body: 'Where is it?', NumMedia: '0' } }],
  },
  text: { id: '0190a0a0-0000-7000-8000-0000000000aa', to: '+4915735980001', text: 'North Apparel: your parcel comes on Friday.', template: null, callback: url, triedAt: tourNow, others: [] },
};
