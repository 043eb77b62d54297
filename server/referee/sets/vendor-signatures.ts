import { existsSync } from 'node:fs';
import path from 'node:path';
import { connectors } from '../../src/app/connectors.ts';
import { readJson } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Vector {
  readonly secret?: string;
  readonly apiClientSecret?: string;
  readonly signingSecret?: string;
  readonly appSecret?: string;
  readonly authToken?: string;
  readonly rawBody?: string;
  /** of a form */
  readonly params?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly header?: Readonly<Record<string, string>>;
  readonly valid: boolean;
}

const FILES: Readonly<Record<string, string>> = { stripe: 'stripe.json', recharge: 'recharge-legacy.json', 'loop-returns': 'loop-returns.json', etsy: 'etsy.json', aftership: 'aftership.json', easypost: 'easypost.json', klaviyo: 'klaviyo.json', twilio: 'twilio.json', whatsapp: 'meta.json' };

/** Signed and forged webhooks, judged by the connectors at the moment they were signed. BigCommerce is left out: its deliveries are known by a header of our own. */
export const vendorSignatures: RefereeSet = {
  name: '../vendor-fixtures/_signatures',
  anchor: 'vectors the vendors publish, or computed from the scheme they publish',
  measure(folder) {
    const judged = Object.entries(FILES).filter(([, file]) => existsSync(path.join(folder, file))).flatMap(([vendor, file]) => {
      const verify = connectors.find((one) => one.vendor === vendor)?.webhooks?.verify;
      return readJson<{ vectors: readonly Vector[] }>(path.join(folder, file)).vectors.map((vector) => {
        const headers = Object.fromEntries(Object.entries(vector.headers ?? vector.header ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
        const signedAt = /\bt=(\d+)/.exec(headers['stripe-signature'] ?? '')?.[1] ?? headers['webhook-timestamp'] ?? headers['x-timestamp'] ?? headers['klaviyo-timestamp'];
        const now = signedAt === undefined ? new Date() : new Date(Number(signedAt) * 1000);
        const secret = vector.secret ?? vector.apiClientSecret ?? vector.signingSecret ?? vector.appSecret ?? vector.authToken ?? '';
        const query = Object.fromEntries(URL.parse(vector.url ?? '')?.searchParams ?? []);
        const body = Buffer.from(vector.rawBody ?? new URLSearchParams(vector.params).toString());
        const right = verify?.(secret, { method: 'POST', url: vector.url ?? '', headers, query, body }, now) === vector.valid;
        if (!right) console.error(`  ${vendor}: a vector that is ${vector.valid ? 'valid' : 'forged'} is judged otherwise`);
        return right;
      });
    });
    return [{ what: `webhooks judged right (${judged.length})`, value: share(judged.filter(Boolean).length, judged.length), atLeast: 1 }];
  },
};
