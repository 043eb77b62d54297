import { isObject } from '../../../../platform/hostile/json-fields.ts';
import { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { PlaceRefused, refusedTopics, type About, type OutgoingText, type Place, type Subscribed, type TextStanding, type TextTaken } from '../../../connections/index.ts';

const accountOf = (place: Place): string => `/2010-04-01/Accounts/${place.keys.account_sid ?? ''}`;
const fromOf = (place: Place): string => place.keys.from ?? '';
/** Twilio's clock and ours may differ a little. */
const CLOCKS_MS = 60_000;

async function numberOf(place: Place): Promise<VendorJson | null> {
  const { json } = await place.ask({ method: 'GET', path: `${accountOf(place)}/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(fromOf(place))}&PageSize=20` });
  return new VendorJson(json).list('incoming_phone_numbers').find((one) => one.text('phone_number') === fromOf(place)) ?? null;
}

/** Whose account it is, and whether the number is there and may send messages. */
export async function checkAccount(place: Place): Promise<About> {
  const account = new VendorJson((await place.ask({ method: 'GET', path: `${accountOf(place)}.json` })).json);
  if (account.text('status') !== 'active') throw new PlaceRefused(403, 'account_not_active', `The Twilio account is ${account.text('status') ?? 'not active'}.`);
  const number = await numberOf(place);
  const may = number !== null && number.at('capabilities').flag('sms');
  const trial = account.text('type') === 'Trial' ? ' (trial)' : '';
  return { name: `${account.text('friendly_name') ?? 'Twilio'}${trial} · ${fromOf(place)}`, account: fromOf(place), currency: null, missing: may ? [] : ['SMS'] };
}

/** What is written to the number comes here, unless another address answers there: that is somebody's and stays. */
export async function subscribe(place: Place, address: string): Promise<Subscribed> {
  const number = await numberOf(place);
  if (number === null) return { problems: [{ topic: 'incoming', message: `The account has no number ${fromOf(place)}.` }] };
  const there = number.text('sms_url');
  if (there === address) return { problems: [] };
  if (there !== null && !there.startsWith('https://demo.twilio.com/') && !/\/webhooks\/twilio\/c\/[0-9a-f-]{36}$/.test(there)) return { problems: [{ topic: 'incoming', message: `What is written to ${fromOf(place)} goes to another address at Twilio (“A message comes in”). Put ours there to hear STOP and answers.` }] };
  const problems = await refusedTopics([{ topic: 'incoming', ask: () => place.ask({ method: 'POST', path: `${accountOf(place)}/IncomingPhoneNumbers/${number.need('sid')}.json`, form: { SmsUrl: address, SmsMethod: 'POST' } }) }]);
  return { problems };
}

/** Twilio knows no idempotency key: whoever sends looks first (`find`) where an answer was lost. */
export async function send(place: Place, text: OutgoingText): Promise<TextTaken> {
  const { json } = await place.ask({ method: 'POST', path: `${accountOf(place)}/Messages.json`, form: { To: text.to, From: fromOf(place), Body: text.text, StatusCallback: `${text.callback}?n=${text.id}` } });
  return { id: new VendorJson(json).need('sid') };
}

/** The same words to the same number since it was tried first, that are no other message of ours. */
export async function find(place: Place, text: OutgoingText): Promise<TextTaken | 'no'> {
  const { json } = await place.ask({ method: 'GET', path: `${accountOf(place)}/Messages.json?To=${encodeURIComponent(text.to)}&From=${encodeURIComponent(fromOf(place))}&PageSize=50` });
  const found = new VendorJson(json).list('messages').find((one) => one.text('body') === text.text.trim() && !text.others.includes(one.text('sid') ?? '') && (one.time('date_created')?.getTime() ?? 0) >= text.triedAt.getTime() - CLOCKS_MS);
  return found === undefined ? 'no' : { id: found.need('sid') };
}

/** The price is a negative decimal, and comes some time after the message. */
export async function read(place: Place, id: string): Promise<TextStanding> {
  const message = new VendorJson((await place.ask({ method: 'GET', path: `${accountOf(place)}/Messages/${encodeURIComponent(id)}.json` })).json);
  const [price, currency] = [Number(message.text('price') ?? Number.NaN), message.currency('price_unit')];
  return { price: Number.isFinite(price) && currency !== null ? { cents: Math.abs(price) * 100, currency } : null, segments: message.whole('num_segments') };
}

export function refusalIn(status: number, json: unknown): { code: string; message: string } | null {
  if (!isObject(json) || !('code' in json || 'message' in json)) return null;
  const error = new VendorJson(json);
  return { code: error.text('code') ?? String(status), message: error.text('message') ?? `status ${status}` };
}
