import { whatsapp } from '../../src/modules/channels/phone/index.ts';
import { WhatsappNumber, whatsappKeys, whatsappSigned, whatsappStatus, whatsappText } from '../fakes/places/whatsapp.ts';
import { tourNow, type Sample } from './tour.ts';

export const sample: Sample = {
  connector: whatsapp, keys: whatsappKeys, standIn: ({ without }) => new WhatsappNumber(without ? { without } : {}),
  webhooks: {
    secret: whatsappKeys.app_secret, sign: (_kind, payload, under) => whatsappSigned(payload, under),
    examples: [{ kind: 'status', payload: whatsappStatus('wamid.1', 'delivered') }, { kind: 'message', payload: whatsappText('wamid.2', '4915735980001', 'Where is it?') }],
  },
  text: { id: '0190a0a0-0000-7000-8000-0000000000aa', to: '+4915735980001', text: '', template: { name: 'parcel_late', language: 'en', values: ['Ana', 'your parcel comes on Friday'] }, callback: '', triedAt: tourNow, others: [] },
};
