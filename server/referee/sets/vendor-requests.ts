import { existsSync } from 'node:fs';
import path from 'node:path';
import { samples } from '../../test/conformance/samples.ts';
import { tour } from '../../test/conformance/tour.ts';
import { share, type Figure, type RefereeSet } from '../figure.ts';
import { GraphqlJudge } from '../spec-judge/graphql-judge.ts';
import { SpecJudge } from '../spec-judge/judge.ts';
import { easypostRequests, TypesJudge, type KnownRequest } from '../spec-judge/types-judge.ts';

interface Spec {
  readonly vendor: string;
  /** files of the vendor's folder; a request is judged by the first that knows it */
  readonly files: readonly string[];
  readonly written: 'official' | 'derived' | 'third party';
  /** faults that are the specification's: what the vendor documents and it does not know */
  readonly unknown?: readonly string[];
  /** asked of another service, of which the vendor publishes no specification: its sign-in */
  readonly elsewhere?: RegExp;
  /** of our paths, where the specification's servers have another */
  readonly folder?: string;
  /** where the files are types of a client: what it sends and gets */
  readonly types?: readonly KnownRequest[];
  /** the vendor's folder, where it is called otherwise */
  readonly kept?: string;
}

/** By which documents each connector's requests are judged, and who wrote them (SOURCE.md of the folder). */
const specs: readonly Spec[] = [
  { vendor: 'shopify', files: ['admin-2026-07.graphql'], written: 'official', elsewhere: /\/admin\/oauth\/access_token$/ },
  { vendor: 'woocommerce', files: ['wc-v3_DERIVED.json'], written: 'derived', unknown: ['query "modified_after" is not known', 'query "dates_are_gmt" is not known', 'the specification knows no GET /wp-json/wc/v3/data/currencies/current'] },
  { vendor: 'magento', files: ['admin-schema-2.4.9.yaml'], written: 'official', folder: '/rest/all' },
  { vendor: 'bigcommerce', files: ['orders.v2.oas2.json', 'orders.v3.json', 'products_catalog.v3.trimmed.json', 'customers.v3.json', 'webhooks.v3.json', 'store_information.v2.yml'], written: 'official' },
  { vendor: 'stripe', files: ['stripe-2023-08-16.trimmed.json'], written: 'official' },
  { vendor: 'amazon-sp-api', files: ['orders_2026-01-01.json', 'sellers.json'], written: 'official', elsewhere: /\/auth\/o2\/token$/ },
  { vendor: 'ebay', files: ['sell_fulfillment_v1_oas3.json', 'commerce_identity_v1_oas3.json'], written: 'official', elsewhere: /\/oauth2\/token$/ },
  { vendor: 'etsy', files: ['etsy-open-api-v3.json'], written: 'official', elsewhere: /\/oauth\/token$/ },
  { vendor: 'walmart', files: ['us-mp-auth.json', 'us-mp-orders.json', 'us-mp-returns.json'], written: 'official' },
  { vendor: 'klaviyo', files: ['accounts.json', 'profiles.json', 'reviews.json', 'events.json', 'webhooks.json'], written: 'official' },
  { vendor: 'yotpo', files: ['yotpo_THIRDPARTY.yml'], written: 'third party', unknown: ['query "since_updated_at" is not known'] },
  { vendor: 'yotpo-loyalty', files: ['yotpo_THIRDPARTY.yml'], written: 'third party', kept: 'yotpo', folder: '/api/v2' },
  { vendor: 'loop-returns', files: ['loop-returns-returns.yml', 'loop-returns-webhooks.yml'], written: 'third party' },
  { vendor: 'aftership', files: ['aftership-tracking-2026-07_DERIVED.json'], written: 'derived' },
  { vendor: 'ups', files: ['Tracking.yaml', 'UPSTrackAlert.json', 'OAuthClientCredentials.yaml'], written: 'official' },
  { vendor: 'fedex', files: ['fedex-track-v1.json'], written: 'official', elsewhere: /^\/oauth\/token$/ },
  { vendor: 'usps', files: ['usps-tracking.yaml'], written: 'official', elsewhere: /^\/oauth2\/v3\/token$/ },
  { vendor: 'dhl-express', files: ['dhl-express-mydhl-3.1.1.trimmed.json'], written: 'official', kept: 'dhl' },
  { vendor: 'dhl-returns', files: ['dhl-parcel-de-returns.yaml'], written: 'official', kept: 'dhl' },
  { vendor: 'easypost', files: ['easypost-api-8.9.0-types_DERIVED.schema.json'], written: 'derived', types: easypostRequests },
  { vendor: 'twilio', files: ['twilio_api_v2010.trimmed.json'], written: 'official' },
  { vendor: 'whatsapp', files: ['whatsapp-business-messaging-api_v23.0.json'], written: 'official', kept: 'meta' },
  { vendor: 'shipstation', files: ['shipstation-api-v2.yaml'], written: 'official' },
  { vendor: 'recharge', files: ['recharge-2021-11_THIRDPARTY.yml'], written: 'third party', unknown: ['query "cursor" is not known', 'query "sort_by" is not known', 'query "updated_at_min" is not known', 'the specification knows no POST /subscriptions/1001/set_next_charge_date', 'the specification knows no POST /subscriptions/1002/set_next_charge_date', 'no body is known here'] },
];

/** Every request that a connector makes on its tour, and every answer of its stand-in, judged by the vendor's own specification. */
export const vendorRequests: RefereeSet = {
  name: '../vendor-specs',
  anchor: 'the vendors’ specifications; operations used by us',
  async measure(folder) {
    const figures: Figure[] = [];
    for (const spec of specs.filter((one) => existsSync(path.join(folder, one.kept ?? one.vendor)))) figures.push(...(await judged(folder, spec)));
    return figures;
  },
};

async function judged(folder: string, spec: Spec): Promise<Figure[]> {
  const sample = samples.find((one) => one.connector.vendor === spec.vendor);
  if (!sample) throw new Error(`no sample of ${spec.vendor}`);
  const judges = spec.files.map((name) => {
    const file = path.join(folder, spec.kept ?? spec.vendor, name);
    if (spec.types !== undefined) return new TypesJudge(file, spec.types);
    return file.endsWith('.graphql') ? new GraphqlJudge(file) : new SpecJudge(file, spec.folder);
  });
  const faults = new Map<string, string>();
  const operations = new Map<string, boolean>();
  let honest = 0;
  const exchanges = (await tour(sample)).filter(({ came }) => !spec.elsewhere?.test(came.path));
  for (const { url, came, answered } of exchanges) {
    const exchange = { method: came.method, path: new URL(url).pathname, query: came.query, headers: came.headers, json: came.json, form: came.form, status: answered.status, answer: answered.json };
    const verdicts = judges.map((judge) => judge.judge(exchange));
    const verdict = verdicts.find((one) => one.operation !== null) ?? verdicts[0];
    if (!verdict) continue;
    const request = verdict.request.filter((fault) => !spec.unknown?.includes(fault));
    const name = verdict.operation ?? `${came.method} ${came.path}`;
    operations.set(name, (operations.get(name) ?? true) && request.length === 0);
    // Of what the specification does not know, and is known not to, it can say nothing.
    const excused = verdict.operation === null && request.length === 0;
    honest += excused || (verdict.operation !== null && verdict.answer.length === 0) ? 1 : 0;
    for (const fault of [...request, ...verdict.answer]) faults.set(`${name}: ${fault}`, fault);
  }
  for (const fault of [...faults.keys()].slice(0, 20)) console.error(`  ${spec.vendor}: ${fault}`);
  return [
    { what: `${spec.vendor} (${spec.written}): operations whose requests are accepted (of ${operations.size})`, value: share([...operations.values()].filter(Boolean).length, operations.size), atLeast: 1 },
    { what: `${spec.vendor}: answers of the stand-in (of ${exchanges.length})`, value: share(honest, exchanges.length), atLeast: 1 },
  ];
}
