import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { guardedFetch, OutboundError } from './guarded-fetch.ts';
import { isPublicAddress } from './judge-address.ts';
import { judgeUrl } from './judge-url.ts';

const allowed = (host: string) => judgeUrl(`http://${host}/`).allowed;

test('refuses every way to write an address that is not public', () => {
  const loopback = ['127.0.0.1', '127.1', '0x7f.1', '0x7f000001', '2130706433', '017700000001', '①②⑦.⓪.⓪.①', '[::1]', '[::ffff:127.0.0.1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', 'localhost', 'localhost.', 'a.localhost', 'ⓛocalhost'];
  const inside = ['10.0.0.1', '172.16.0.1', '192.168.0.1', '100.64.0.1', '169.254.169.254', '[fd00:ec2::254]', '[fe80::1]', '0.0.0.0', '255.255.255.255', '224.0.0.1', 'metadata.google.internal', 'printer.local', 'db', 'x.svc', '[2001:0:7f00:1::]'];
  for (const host of [...loopback, ...inside]) assert.equal(allowed(host), false, host);
  for (const url of ['file:///etc/passwd', 'gopher://x.com/', 'http://a:b@x.com/', 'http://x.com:22/', 'http://x.com:6379/', 'nonsense']) assert.equal(judgeUrl(url).allowed, false, url);
});

test('allows the open internet', () => {
  for (const host of ['8.8.8.8', '0x08080808', '172.32.0.1', '100.128.0.1', '[2a00:1450:4001:81b::200e]', 'example.com', 'xn--bcher-kva.de', 'shop.co.uk:8443']) assert.equal(allowed(host), true, host);
  assert.deepEqual(judgeUrl('http://localhost:9/a', { allowHosts: ['localhost:9'] }), { allowed: true, href: 'http://localhost:9/a', because: 'its host is on the list' });
});

test('a private IPv4 is private in any notation', () => {
  fc.assert(fc.property(fc.constantFrom([10, 0], [127, 0], [192, 168], [169, 254]), fc.nat(255), fc.nat(255), ([a = 0, b = 0], c, d) => {
    const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    for (const host of [`${number}`, `0x${number.toString(16)}`, `0${number.toString(8)}`, `${a}.${(b << 16) | (c << 8) | d}`, `[::ffff:${a}.${b}.${c}.${d}]`]) assert.equal(allowed(host), false, host);
    assert.equal(isPublicAddress(`${a}.${b}.${c}.${d}`), false);
  }));
});

const server = http.createServer((request, response) => {
  if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
  else if (request.url === '/here') response.writeHead(302, { location: '/end' }).end();
  else if (request.url === '/big') response.end('x'.repeat(5000));
  else if (request.url === '/slow') setTimeout(() => response.end('late'), 2000).unref();
  else response.end(`${request.method} ${request.headers['host']} ${request.headers['authorization'] ?? '-'}`);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
after(() => server.close());

const refusal = (failure: string) => (error: unknown) => error instanceof OutboundError && error.failure === failure;

test('fetches within bounds, judges each hop and pins what it resolved', async () => {
  const listed = { allowHosts: [`shop.example.com:${port}`], resolve: () => Promise.resolve(['127.0.0.1']), timeoutMs: 1500 };
  const base = `http://shop.example.com:${port}`;
  assert.equal((await guardedFetch(`${base}/here`, { ...listed, headers: { authorization: 'k' } })).body.toString(), `GET shop.example.com:${port} k`);
  await assert.rejects(guardedFetch(`${base}/away`, listed), refusal('refused'));
  await assert.rejects(guardedFetch(`${base}/big`, { ...listed, maxBytes: 1000 }), refusal('too_large'));
  await assert.rejects(guardedFetch(`${base}/slow`, { ...listed, timeoutMs: 100 }), refusal('too_slow'));
  await assert.rejects(guardedFetch(base, { ...listed, allowHosts: [] }), refusal('refused'));
  await assert.rejects(guardedFetch('http://x.com', { resolve: () => Promise.resolve(['93.184.216.34', '10.0.0.1']) }), refusal('refused'));
});
