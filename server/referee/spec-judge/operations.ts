/** A JSON object of a specification. */
export type Json = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly schema: unknown;
}

export interface Operation {
  readonly name: string;
  readonly method: string;
  /** `/orders/{id}` as parts; a part in braces fits anything */
  readonly path: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly bodyRequired: boolean;
  /** by media type */
  readonly bodies: Readonly<Record<string, unknown>>;
  /** by status, "2XX" or "default"; null where an answer has no shape */
  readonly answers: Readonly<Record<string, unknown>>;
}

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What `#/a/b` names in a specification. */
export function resolved(spec: Json, value: unknown): unknown {
  if (!isObject(value) || typeof value.$ref !== 'string' || !value.$ref.startsWith('#/')) return value;
  const found = value.$ref.slice(2).split('/').reduce<unknown>((at, part) => objectOf(at)[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')], spec);
  return resolved(spec, found);
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The operations of a Swagger 2 or OpenAPI 3 document. `folder` stands for the folders of its servers, where ours is another. */
export function operationsOf(spec: Json, folder?: string): Operation[] {
  const prefixes = folder === undefined ? prefixesOf(spec) : [folder];
  return Object.entries(objectOf(spec.paths)).flatMap(([path, given]) => {
    const item = objectOf(resolved(spec, given));
    return METHODS.filter((method) => isObject(item[method])).flatMap((method) => prefixes.map((prefix) => operationOf(spec, method, `${prefix}${path}`, objectOf(item[method]), listOf(item.parameters))));
  });
}

/** Folders of the servers: "/v2" of https://api.example.com/v2. */
function prefixesOf(spec: Json): string[] {
  if (typeof spec.swagger === 'string') return [String(spec.basePath ?? '').replace(/\/$/, '')];
  const servers = listOf(spec.servers).map((server) => urlOf(objectOf(server)));
  const folders = servers.map((url) => url.replace(/^https?:\/\/[^/]*/, '').replace(/\/$/, ''));
  return [...new Set(folders.length === 0 ? [''] : folders)];
}

/** A variable that stands for folders is filled in; one that stands for a name fits any. */
function urlOf(server: Json): string {
  const variables = objectOf(server.variables);
  return String(server.url ?? '').replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const usual = objectOf(variables[name]).default;
    return typeof usual === 'string' && usual.includes('/') ? usual : whole;
  });
}

function operationOf(spec: Json, method: string, path: string, given: Json, shared: readonly unknown[]): Operation {
  const all = [...shared, ...listOf(given.parameters)].map((one) => objectOf(resolved(spec, one)));
  const body = all.find((one) => one.in === 'body');
  const form = all.filter((one) => one.in === 'formData');
  const requestBody = objectOf(resolved(spec, given.requestBody));
  const bodies = Object.fromEntries([
    ...(body ? [['application/json', body.schema]] : []),
    ...(form.length > 0 ? [['application/x-www-form-urlencoded', { type: 'object', properties: Object.fromEntries(form.map((one) => [String(one.name), bare(one)])), required: form.filter((one) => one.required === true).map((one) => String(one.name)) }]] : []),
    ...Object.entries(objectOf(requestBody.content)).map(([type, content]) => [type.split(';')[0], objectOf(content).schema ?? {}]),
  ]) as Record<string, unknown>;
  return {
    name: String(given.operationId ?? `${method} ${path}`), method: method.toUpperCase(), path: path.split('/').filter(Boolean), bodies, bodyRequired: body?.required === true || requestBody.required === true,
    parameters: all.filter((one) => ['path', 'query', 'header'].includes(String(one.in))).map((one) => ({ name: String(one.name), in: one.in as Parameter['in'], required: one.required === true, schema: one.schema ?? bare(one) })),
    answers: Object.fromEntries(Object.entries(objectOf(given.responses)).map(([status, answer]) => [status.toUpperCase(), shapeOf(objectOf(resolved(spec, answer)))])),
  };
}

/** A parameter of Swagger 2 is its own schema, but for what makes it a parameter. */
function bare({ name: _name, in: _in, required: _required, collectionFormat: _format, ...schema }: Json): Json {
  return schema;
}

function shapeOf(answer: Json): unknown {
  if (answer.schema !== undefined) return answer.schema;
  const contents = Object.entries(objectOf(answer.content));
  const json = contents.find(([type]) => type.includes('json')) ?? contents[0];
  return json ? (objectOf(json[1]).schema ?? null) : null;
}

/** The operation a request belongs to: among those that fit, the one with the fewest parts left open. */
export function operationFor(operations: readonly Operation[], method: string, path: string): Operation | null {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  const open = (operation: Operation): number => operation.path.filter((part) => part.includes('{')).length;
  const fits = operations.filter((one) => one.method === method && one.path.length === parts.length && one.path.every((part, at) => fitsPart(part, parts[at] ?? '')));
  return fits.toSorted((a, b) => open(a) - open(b))[0] ?? null;
}

function fitsPart(template: string, part: string): boolean {
  if (!template.includes('{')) return template === part;
  const pattern = template.split(/\{[^}]*\}/).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.+');
  return new RegExp(`^${pattern}$`).test(part);
}
