import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { JudgedExchange, Verdict } from './judge.ts';
import { isObject, type Json } from './operations.ts';

/** One request a vendor knows that publishes no more than the types of its client: what is sent and what comes back, as JSON Schema over the types. */
export interface KnownRequest {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  /** null: nothing is sent */
  readonly sends: Json | null;
  /** null: of the answer the types say nothing */
  readonly answers: Json | null;
}

/**
 * Judges by types alone. What is sent names only known fields, of their kind, and leaves out what the place fills in; what comes back is
 * whole, and any of it may be null: the types of the client do not say where, and its own recordings have nulls nearly everywhere.
 */
export class TypesJudge {
  readonly #requests: readonly KnownRequest[];
  readonly #sent: Ajv;
  readonly #answered: Ajv;

  constructor(file: string, requests: readonly KnownRequest[]) {
    const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as { definitions: Record<string, unknown> };
    this.#requests = requests;
    const rules = { strict: false, allErrors: true, logger: false as const, allowUnionTypes: true };
    this.#sent = new Ajv(rules).addSchema({ $id: 'types', definitions: asSent(definitions) as Json });
    this.#answered = new Ajv(rules).addSchema({ $id: 'types', definitions: asAnswered(definitions) as Json });
  }

  judge({ method, path, json, status, answer }: JudgedExchange): Verdict {
    const known = this.#requests.find((one) => one.method === method && one.path.test(path));
    if (known === undefined) return { operation: null, request: [`nothing is known of ${method} ${path}`], answer: [] };
    const request = known.sends === null ? (json === null ? [] : ['nothing is sent here']) : faults(this.#sent, known.sends, json);
    return { operation: known.name, request, answer: status >= 400 || known.answers === null ? [] : faults(this.#answered, known.answers, answer) };
  }
}

function faults(ajv: Ajv, schema: Json, value: unknown): string[] {
  const validate = ajv.compile(schema);
  return validate(value) ? [] : (validate.errors ?? []).slice(0, 5).map((error) => `${error.instancePath} ${error.message ?? ''} ${String(error.params.additionalProperty ?? '')}`);
}

/** Nothing is required, nothing unknown is allowed. */
function asSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSent);
  if (!isObject(value)) return value;
  const { required: _required, ...rest } = value;
  const inner = Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, asSent(one)]));
  return isObject(value.properties) ? { ...inner, additionalProperties: false } : inner;
}

/** Any field may be null. */
function asAnswered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asAnswered);
  if (!isObject(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asAnswered(one)]));
  if (!isObject(inner.properties)) return inner;
  return { ...inner, properties: Object.fromEntries(Object.entries(inner.properties).map(([name, one]) => [name, { anyOf: [one, { type: 'null' }] }])) };
}

const of = (name: string): Json => ({ $ref: `types#/definitions/${name}` });
const listOf = (name: string, item: string): Json => ({ type: 'object', required: [name, 'has_more'], properties: { [name]: { type: 'array', items: of(item) } } });
const object = (properties: Json): Json => ({ type: 'object', required: Object.keys(properties), properties, additionalProperties: false });

/** What EasyPost's client sends, as far as we do. */
export const easypostRequests: readonly KnownRequest[] = [
  { name: 'user', method: 'GET', path: /^\/v2\/users$/, sends: null, answers: null },
  { name: 'trackers', method: 'GET', path: /^\/v2\/trackers$/, sends: null, answers: listOf('trackers', 'EPTracker') },
  { name: 'shipments', method: 'GET', path: /^\/v2\/shipments$/, sends: null, answers: listOf('shipments', 'EPShipment') },
  { name: 'shipment', method: 'GET', path: /^\/v2\/shipments\/[^/]+$/, sends: null, answers: of('EPShipment') },
  { name: 'create shipment', method: 'POST', path: /^\/v2\/shipments$/, sends: object({ shipment: of('EPShipment') }), answers: of('EPShipment') },
  { name: 'buy shipment', method: 'POST', path: /^\/v2\/shipments\/[^/]+\/buy$/, sends: object({ rate: of('IRate') }), answers: of('EPShipment') },
  { name: 'refund shipment', method: 'POST', path: /^\/v2\/shipments\/[^/]+\/refund$/, sends: null, answers: of('EPShipment') },
  { name: 'webhooks', method: 'GET', path: /^\/v2\/webhooks$/, sends: null, answers: { type: 'object', required: ['webhooks'], properties: { webhooks: { type: 'array', items: of('EPWebhook') } } } },
  { name: 'create webhook', method: 'POST', path: /^\/v2\/webhooks$/, sends: object({ webhook: { type: 'object', required: ['url'], properties: { url: { type: 'string' }, webhook_secret: { type: 'string' } }, additionalProperties: false } }), answers: of('EPWebhook') },
  { name: 'delete webhook', method: 'DELETE', path: /^\/v2\/webhooks\/[^/]+$/, sends: null, answers: null },
];
