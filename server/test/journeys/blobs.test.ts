import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { DiskBlobs, type Blobs } from '../../src/platform/blobs/blobs.ts';
import { readS3Url, S3Blobs } from '../../src/platform/blobs/s3-blobs.ts';
import { S3Server } from '../fakes/s3-server.ts';
import { openTestHouse } from './open-test-house.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'keepdesk-blobs-'));
const store = new S3Server('very secret');
let port = 0;
before(async () => {
  port = await store.start();
});
after(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

const s3 = (secret = 'very secret'): Blobs => new S3Blobs(readS3Url(`s3://KEY:${encodeURIComponent(secret)}@127.0.0.1:${port}/files?insecure=1&region=eu-central-1`), path.join(folder, 'scratch'));
const places: readonly (readonly [string, () => Blobs])[] = [['a folder', () => new DiskBlobs(path.join(folder, 'disk'))], ['a bucket', () => s3()]];
const all = async (source: Readable): Promise<Buffer> => Buffer.concat((await source.toArray()) as Buffer[]);

for (const [name, open] of places) {
  test(`${name} keeps files by what is in them, small and large, whole and from a place on`, async () => {
    const blobs = open();
    const small = Buffer.from('a letter');
    const id = await blobs.put(small);
    assert.equal(id, createHash('sha256').update(small).digest('hex'));
    assert.equal(await blobs.put(small), id);
    assert.deepEqual([await blobs.get(id), await blobs.has(id), await all(await blobs.stream(id, 2)), await all(await blobs.stream(id, 8))], [small, true, Buffer.from('letter'), Buffer.alloc(0)]);
    const large = randomBytes(35 * 1024 * 1024);
    const kept = await blobs.putStream(Readable.from([large.subarray(0, 5_000_000), large.subarray(5_000_000)]));
    assert.deepEqual([kept.id, kept.size], [createHash('sha256').update(large).digest('hex'), large.length]);
    assert.ok(large.equals(await blobs.get(kept.id)));
    await blobs.remove(id);
    await blobs.remove(id);
    assert.equal(await blobs.has(id), false);
    await assert.rejects(blobs.get(id), (error: NodeJS.ErrnoException) => error.code === 'ENOENT');
    await assert.rejects(blobs.get('../../etc/passwd'), /not the id/);
  });
}

test('what an older version wrote one level deeper is found, and goes when it is removed', async () => {
  const bytes = Buffer.from('written long ago');
  const id = createHash('sha256').update(bytes).digest('hex');
  const older = path.join(folder, 'older', id.slice(0, 2), id.slice(2, 4));
  mkdirSync(older, { recursive: true });
  writeFileSync(path.join(older, id), bytes);
  const blobs = new DiskBlobs(path.join(folder, 'older'));
  assert.deepEqual([await blobs.has(id), (await blobs.get(id)).toString(), (await all(await blobs.stream(id, 8))).toString()], [true, 'written long ago', 'long ago']);
  assert.equal(await blobs.put(bytes), id);
  await blobs.remove(id);
  assert.equal(await blobs.has(id), false);
});

test('a store that stumbles is asked again; a wrong key is said in words; nothing is left lying about', async () => {
  store.failures = 2;
  const id = await s3().put(Buffer.from('again'));
  assert.equal((await s3().get(id)).toString(), 'again');
  await assert.rejects(s3('wrong').get(id), /403.*signature/);
  await assert.rejects(s3().putStream(Readable.from((function* () { yield Buffer.from('half'); throw new Error('broke off'); })())), /broke off/);
  assert.deepEqual(readdirSync(path.join(folder, 'scratch')), []);
  assert.throws(() => readS3Url('s3://host/bucket'), /must look like/);
});

test('a house with a bucket keeps letters and files there', async () => {
  const world = await openTestHouse({ config: { s3Url: `s3://KEY:very%20secret@127.0.0.1:${port}/house?insecure=1` } });
  try {
    await world.mail({ from: 'vera@shopper.test', to: 'help@north.test', subject: 'Zip', text: 'stuck', attachments: [{ filename: 'zip.txt', content: 'a picture of a zip' }] });
    const { data: [row] } = await world.call<{ data: { id: string }[] }>('GET', '/api/v1/conversations');
    const { data: [message] } = await world.call<{ data: { attachments: { id: string }[] }[] }>('GET', `/api/v1/conversations/${row?.id}/messages`);
    assert.equal(await (await world.follow(`/files/${message?.attachments[0]?.id}`)).text(), 'a picture of a zip');
    assert.ok([...store.objects.keys()].filter((key) => key.startsWith('/house/')).length >= 2);
  } finally {
    await world.close();
  }
});
