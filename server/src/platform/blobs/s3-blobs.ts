import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsClient } from 'aws4fetch';
import { blobId, type Blobs } from './blobs.ts';

const PART = 16 * 1024 * 1024;

/** Where files are kept in an S3-compatible store. */
export interface S3Place {
  /** of the bucket, without a slash at the end */
  readonly url: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

/**
 * Reads `s3://KEY:SECRET@host[:port]/bucket[/folder][?region=eu-central-1&insecure=1]`. The bucket stands in the path, which every
 * store understands; `insecure` speaks http, for a store on the same machine.
 */
export function readS3Url(given: string): S3Place {
  const url = new URL(given);
  const bucket = url.pathname.replaceAll(/^\/+|\/+$/g, '');
  if (url.protocol !== 's3:' || bucket === '' || url.username === '' || url.password === '') throw new Error('S3_URL must look like s3://KEY:SECRET@host/bucket');
  const scheme = url.searchParams.get('insecure') === '1' ? 'http' : 'https';
  return { url: `${scheme}://${url.host}/${bucket}`, region: url.searchParams.get('region') ?? 'us-east-1', key: decodeURIComponent(url.username), secret: decodeURIComponent(url.password) };
}

/** Blobs in a bucket. What is too large to hold passes through a file on disk, because its name is the hash of all of it. */
export class S3Blobs implements Blobs {
  readonly #place: S3Place;
  readonly #client: AwsClient;
  readonly #scratch: string;

  constructor(place: S3Place, scratch: string) {
    this.#place = place;
    this.#scratch = scratch;
    this.#client = new AwsClient({ accessKeyId: place.key, secretAccessKey: place.secret, region: place.region, service: 's3', retries: 4, initRetryMs: 100 });
  }

  async put(bytes: Uint8Array): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (!(await this.has(hash))) await this.#ask('PUT', hash, { body: Buffer.from(bytes), headers: { 'x-amz-content-sha256': hash } });
    return hash;
  }

  async putStream(source: Readable): Promise<{ id: string; size: number }> {
    await mkdir(this.#scratch, { recursive: true });
    const draft = path.join(this.#scratch, randomUUID());
    const hash = createHash('sha256');
    try {
      const counting = new Transform({ transform: (part: Buffer, _encoding, done) => done(null, (hash.update(part), part)) });
      await pipeline(source, counting, createWriteStream(draft, { mode: 0o600 }));
      const id = hash.digest('hex');
      const { size } = await stat(draft);
      if (!(await this.has(id))) await (size <= PART ? this.#putWhole(id, draft) : this.#putParts(id, draft));
      return { id, size };
    } finally {
      await rm(draft, { force: true });
    }
  }

  async get(id: string): Promise<Buffer> {
    return Buffer.from(await (await this.#ask('GET', id)).arrayBuffer());
  }

  async stream(id: string, from = 0): Promise<Readable> {
    const answer = await this.#ask('GET', id, from === 0 ? {} : { headers: { range: `bytes=${from}-` } }, from > 0 ? [416] : []);
    // Nothing is left behind the end.
    return answer.status === 416 || answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
  }

  async has(id: string): Promise<boolean> {
    return (await this.#ask('HEAD', id, {}, [404])).status !== 404;
  }

  async remove(id: string): Promise<void> {
    await this.#ask('DELETE', id, {}, [404]);
  }

  async #putWhole(id: string, file: string): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of createReadStream(file)) parts.push(part as Buffer);
    await this.#ask('PUT', id, { body: Buffer.concat(parts), headers: { 'x-amz-content-sha256': id } });
  }

  async #putParts(id: string, file: string): Promise<void> {
    const begun = await (await this.#ask('POST', `${id}?uploads=`)).text();
    const upload = /<UploadId>([^<]+)<\/UploadId>/.exec(begun)?.[1];
    if (upload === undefined) throw new Error('the store began no upload');
    const query = `uploadId=${encodeURIComponent(upload)}`;
    try {
      const tags: string[] = [];
      for await (const part of createReadStream(file, { highWaterMark: PART })) {
        const answer = await this.#ask('PUT', `${id}?partNumber=${tags.length + 1}&${query}`, { body: new Uint8Array(part as Buffer) });
        tags.push(answer.headers.get('etag') ?? '');
      }
      const body = `<CompleteMultipartUpload>${tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`).join('')}</CompleteMultipartUpload>`;
      const ended = await (await this.#ask('POST', `${id}?${query}`, { body })).text();
      // A store may answer 200 and say in the body that it failed.
      if (ended.includes('<Error>')) throw new Error(`the store did not put the parts together: ${ended.slice(0, 200)}`);
    } catch (error) {
      await this.#ask('DELETE', `${id}?${query}`, {}, [404]).catch(() => {});
      throw error;
    }
  }

  async #ask(method: string, key: string, init: RequestInit = {}, expected: readonly number[] = []): Promise<Response> {
    if (!blobId.test(key.split('?')[0] ?? '')) throw new TypeError('not the id of a blob');
    const answer = await this.#client.fetch(`${this.#place.url}/${key}`, { method, ...init });
    if (answer.ok || expected.includes(answer.status)) return answer;
    const said = method === 'HEAD' ? '' : (await answer.text()).slice(0, 300);
    const error = new Error(`the file store answered ${answer.status} to ${method}: ${/<Message>([^<]*)/.exec(said)?.[1] ?? said}`) as NodeJS.ErrnoException;
    if (answer.status === 404) error.code = 'ENOENT';
    throw error;
  }
}
