import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { readAs, readShape } from './joined.ts';
import { isObject, operationFor, operationsOf, resolved, type Json, type Operation } from './operations.ts';

/** What a specification finds wrong with a request and its answer. */
export interface Verdict {
  readonly operation: string | null;
  readonly request: readonly string[];
  readonly answer: readonly string[];
}

export interface JudgedExchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
  readonly form: URLSearchParams | null;
  readonly status: number;
  readonly answer: unknown;
}

/** Judges requests and answers by a vendor's own specification (Swagger 2, OpenAPI 3.0 or 3.1; JSON or YAML). */
export class SpecJudge {
  readonly #operations: readonly Operation[];
  readonly #spec: Json;
  readonly #documents: Readonly<Record<'request' | 'answer', Json>>;
  readonly #ajv: Ajv;
  readonly #loose: Ajv;
  readonly #known = new Map<string, ValidateFunction>();

  constructor(file: string, folder?: string) {
    const text = readFileSync(file, 'utf8');
    this.#spec = upright(file.endsWith('.json') ? JSON.parse(text) : parse(text, { maxAliasCount: -1 })) as Json;
    this.#operations = operationsOf(this.#spec, folder);
    this.#documents = { request: readAs(this.#spec, 'request'), answer: readAs(this.#spec, 'answer') };
    const rules = { strict: false, allErrors: true, validateFormats: true, discriminator: false, logger: false as const, allowUnionTypes: true };
    this.#ajv = new Ajv(rules);
    this.#loose = new Ajv({ ...rules, coerceTypes: true });
    for (const ajv of [this.#ajv, this.#loose]) {
      (formats as unknown as (ajv: Ajv) => void)(ajv);
      for (const direction of ['request', 'answer'] as const) ajv.addSchema({ $id: direction, ...this.#documents[direction] }, direction);
    }
  }

  judge(exchange: JudgedExchange): Verdict {
    const operation = operationFor(this.#operations, exchange.method, exchange.path);
    if (operation === null) return { operation: null, request: [`the specification knows no ${exchange.method} ${exchange.path}`], answer: [] };
    return { operation: operation.name, request: [...this.#parameters(operation, exchange), ...this.#body(operation, exchange)], answer: this.#answer(operation, exchange) };
  }

  #parameters(operation: Operation, { query, headers }: JudgedExchange): string[] {
    const faults: string[] = [];
    const known = operation.parameters.filter((one) => one.in === 'query');
    for (const name of new Set(query.keys())) {
      // A list that goes on: the specification writes its first place only.
      const first = name.replaceAll(/\[\d+\]/g, '[0]');
      const parameter = known.find((one) => one.name === name || one.name === first || one.name === `${name.replace(/\[\]$/, '')}` || one.name === `${name}[]` || name.startsWith(`${one.name}[`));
      if (!parameter) faults.push(`query "${name}" is not known`);
      else if (parameter.name === name || parameter.name === first) faults.push(...this.#check(this.#loose, parameter.schema, this.#valueOf(parameter.schema, query.getAll(name)), `query ${name}`, true));
    }
    for (const one of operation.parameters) {
      if (!one.required) continue;
      if (one.in === 'query' && !query.has(one.name) && ![...query.keys()].some((name) => name.startsWith(`${one.name}[`))) faults.push(`query "${one.name}" is missing`);
      if (one.in === 'header' && !['content-type', 'accept', 'authorization'].includes(one.name.toLowerCase()) && headers[one.name.toLowerCase()] === undefined) faults.push(`header "${one.name}" is missing`);
    }
    return faults;
  }

  /** A list is written with commas, or by naming it several times. */
  #valueOf(schema: unknown, given: readonly string[]): unknown {
    const shape = resolved(this.#spec, schema);
    if (isObject(shape) && shape.type === 'array') return given.length > 1 ? given : (given[0] ?? '').split(',');
    return given.length > 1 ? given : given[0];
  }

  #body(operation: Operation, { json, form, headers }: JudgedExchange): string[] {
    const types = Object.keys(operation.bodies);
    const sent = json !== null || form !== null;
    if (!sent) return operation.bodyRequired ? ['a body is required'] : [];
    if (types.length === 0) return json !== null && isObject(json) && Object.keys(json).length === 0 ? [] : ['no body is known here'];
    const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
    const shape = types.find((one) => one === type) ?? types.find((one) => one === '*/*' || (type === 'application/json' && one.endsWith('json')));
    if (shape === undefined) return [`a body of type ${type} is not known, only ${types.join(', ')}`];
    const body = form === null ? json : nested(form);
    return this.#check(form === null ? this.#ajv : this.#loose, operation.bodies[shape], body, 'body', form !== null);
  }

  #answer(operation: Operation, { status, answer }: JudgedExchange): string[] {
    const known = [String(status), `${String(status)[0]}XX`, 'DEFAULT'].find((name) => name in operation.answers);
    const shape = known === undefined ? undefined : operation.answers[known];
    // Refusals are seldom written down, and an empty answer says nothing that could be wrong.
    if (shape === undefined) return status >= 400 || answer === null ? [] : [`an answer of status ${status} is not known`];
    return shape === null || answer === null ? [] : this.#check(this.#ajv, shape, answer, 'answer', false);
  }

  /** A shape of an operation, as its direction reads it. */
  #in(direction: 'request' | 'answer', schema: unknown): unknown {
    const named = isObject(schema) && typeof schema.$ref === 'string' ? resolved(this.#documents[direction], schema) : resolved(this.#spec, schema);
    return isObject(schema) && typeof schema.$ref === 'string' ? named : readShape(this.#spec, direction, named);
  }

  #check(ajv: Ajv, schema: unknown, value: unknown, what: string, loose: boolean): string[] {
    const direction = what.startsWith('answer') ? 'answer' : 'request';
    const key = `${loose ? 'l' : 's'}:${direction}:${JSON.stringify(schema)}`;
    let validate = this.#known.get(key);
    if (!validate) {
      validate = ajv.compile(pointed(this.#in(direction, schema), direction) as object);
      this.#known.set(key, validate);
    }
    return validate(value) ? [] : (validate.errors ?? []).slice(0, 5).map((error) => told(what, error));
  }
}

const told = (what: string, error: ErrorObject): string => `${what}${error.instancePath} ${error.message ?? ''}${error.params.additionalProperty === undefined ? '' : ` (${String(error.params.additionalProperty)})`}${error.params.allowedValues === undefined ? '' : ` (${String(error.params.allowedValues).slice(0, 120)})`}`;

/** `#/…` inside a schema taken out of its document points into the document. */
function pointed(value: unknown, document: string): unknown {
  if (Array.isArray(value)) return value.map((one) => pointed(one, document));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === '$ref' && typeof inner === 'string' && inner.startsWith('#') ? `${document}${inner}` : pointed(inner, document)]));
}

/** Words of OpenAPI that JSON Schema says otherwise: `nullable`, bounds as yes or no; and what belongs to neither. */
function upright(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upright);
  if (!isObject(value)) return value;
  const nullable = value.nullable ?? value['x-nullable'];
  const { nullable: _nullable, exclusiveMinimum, exclusiveMaximum, discriminator: _which, xml: _xml, example: _one, examples: _some, $schema: _schema, id, $id: _id, ...rest } = value;
  const inner: Record<string, unknown> = Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, upright(one)]));
  // Alternatives that overlap are often written as if they did not: BigCommerce's refund of an order fits two of four.
  if (Array.isArray(inner.oneOf)) {
    inner.anyOf = inner.anyOf ?? inner.oneOf;
    delete inner.oneOf;
  }
  // A property may be called id; a schema's id would move where its references lead.
  if (id !== undefined && typeof id !== 'string') inner.id = upright(id);
  if (typeof exclusiveMinimum === 'number') inner.exclusiveMinimum = exclusiveMinimum;
  if (typeof exclusiveMaximum === 'number') inner.exclusiveMaximum = exclusiveMaximum;
  for (const name of ['nullable', 'example', 'examples', 'xml', 'discriminator', '$id', '$schema', 'exclusiveMinimum', 'exclusiveMaximum']) if (isObject(value[name]) && isSchemaLike(value[name])) inner[name] = upright(value[name]);
  // "required": true belongs to a parameter, where it was read already; and some write it beside a property.
  if (typeof inner.required === 'boolean' && (inner.type !== undefined || inner.$ref !== undefined) && inner.in === undefined) delete inner.required;
  if (typeof inner.pattern === 'string' && !compiles(inner.pattern)) delete inner.pattern;
  if (typeof inner.format === 'string' && !['date-time', 'date', 'email', 'uri', 'uuid'].includes(inner.format)) delete inner.format;
  if (nullable !== true) return inner;
  const { enum: choices, ...bare } = inner;
  if (bare.$ref !== undefined || bare.allOf !== undefined || bare.oneOf !== undefined || bare.anyOf !== undefined) return { anyOf: [inner, { type: 'null' }] };
  return { ...bare, ...(bare.type === undefined ? {} : { type: [...[bare.type].flat(), 'null'] }), ...(Array.isArray(choices) ? { enum: [...choices, null] } : {}) };
}

const isSchemaLike = (value: Json): boolean => value.type !== undefined || value.$ref !== undefined || value.properties !== undefined || value.allOf !== undefined || value.oneOf !== undefined || value.anyOf !== undefined;

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** `items[0][id]=a&metadata[k]=v` as an object. */
function nested(form: URLSearchParams): Json {
  const whole: Record<string, unknown> = {};
  for (const [name, value] of form) {
    const parts = name.split(/[[\]]+/).filter((part, at) => part !== '' || at === 0);
    let at = whole;
    for (const [depth, part] of parts.entries()) {
      if (depth === parts.length - 1) at[part] = value;
      else at = (at[part] ??= {}) as Record<string, unknown>;
    }
  }
  return listed(whole) as Json;
}

function listed(value: unknown): unknown {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [name, listed(inner)]);
  return entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name)) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
