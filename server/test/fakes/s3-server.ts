import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A bucket that speaks as much of S3 as we do (PUT, GET with ranges, HEAD, DELETE, uploads in parts) and takes nothing that is
 * not signed: it computes AWS Signature Version 4 of each request by itself, from the published description.
 */
export class S3Server {
  readonly objects = new Map<string, Buffer>();
  readonly #uploads = new Map<string, Map<number, Buffer>>();
  readonly #secret: string;
  #server: Server | undefined;
  /** answers the next requests with 500, as stores do now and then */
  failures = 0;
  requests = 0;

  constructor(secret: string) {
    this.#secret = secret;
  }

  async start(): Promise<number> {
    this.#server = createServer((request, response) => void this.#answer(request, response)).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    this.requests += 1;
    const say = (status: number, text: string | Buffer = '', headers: Record<string, string> = {}): void => void response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : text);
    if (this.failures > 0) {
      this.failures -= 1;
      return say(500, '<Error><Code>InternalError</Code><Message>try again</Message></Error>');
    }
    if (!this.#signed(request, body)) return say(403, '<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match.</Message></Error>');
    const url = new URL(request.url ?? '/', 'http://s3');
    const key = url.pathname;
    const upload = url.searchParams.get('uploadId');
    if (request.method === 'POST' && url.searchParams.has('uploads')) {
      const id = `upload-${this.#uploads.size + 1}`;
      this.#uploads.set(id, new Map());
      return say(200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    if (upload !== null) return this.#part(request, url, key, upload, body, say);
    const object = this.objects.get(key);
    if (request.method === 'PUT') {
      this.objects.set(key, body);
      return say(200, '', { etag: etag(body) });
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return say(204);
    }
    if (object === undefined) return say(404, '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>');
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? -1);
    if (from >= object.length) return say(416);
    return from >= 0 ? say(206, object.subarray(from)) : say(200, object, { 'content-length': String(object.length) });
  }

  #part(request: IncomingMessage, url: URL, key: string, upload: string, body: Buffer, say: (status: number, text?: string, headers?: Record<string, string>) => void): void {
    const parts = this.#uploads.get(upload);
    if (!parts) return say(404, '<Error><Code>NoSuchUpload</Code><Message>No such upload.</Message></Error>');
    if (request.method === 'PUT') {
      parts.set(Number(url.searchParams.get('partNumber')), body);
      return say(200, '', { etag: etag(body) });
    }
    if (request.method === 'POST') {
      const asked = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag>/g)];
      if (asked.some(([, number, tag]) => etag(parts.get(Number(number)) ?? Buffer.alloc(0)) !== tag)) return say(400, '<Error><Code>InvalidPart</Code><Message>One or more parts could not be found.</Message></Error>');
      this.objects.set(key, Buffer.concat(asked.map(([, number]) => parts.get(Number(number)) as Buffer)));
    }
    this.#uploads.delete(upload);
    return say(request.method === 'DELETE' ? 204 : 200, '<CompleteMultipartUploadResult/>');
  }

  #signed(request: IncomingMessage, body: Buffer): boolean {
    const given = /Credential=[^/]+\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})/.exec(request.headers.authorization ?? '');
    const hash = request.headers['x-amz-content-sha256'];
    if (!given || typeof hash !== 'string' || (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(body))) return false;
    const [, day = '', region = '', names = '', signature] = given;
    const url = new URL(request.url ?? '/', 'http://s3');
    const query = [...url.searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).toSorted().join('&');
    const headers = names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('');
    const canonical = [request.method, url.pathname, query, headers, names, hash].join('\n');
    const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], `${day}/${region}/s3/aws4_request`, sha256(Buffer.from(canonical))].join('\n');
    const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>((secret, step) => createHmac('sha256', secret).update(step).digest(), Buffer.from(`AWS4${this.#secret}`));
    return createHmac('sha256', key).update(toSign).digest('hex') === signature;
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const etag = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;
