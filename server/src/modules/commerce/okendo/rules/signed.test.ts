import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { isSigned } from './signed.ts';

const body = Buffer.from('{"topic":"review.create"}');
const hmac = (secret: string, encoding: 'hex' | 'base64') => createHmac('sha256', secret).update(body).digest(encoding);

test('a signature under one of the secrets, in hex or base64, whatever its header is called; nothing else', () => {
  const secrets = 'first-secret second-secret';
  for (const [name, value] of [['x-okendo-signature', hmac('second-secret', 'hex')], ['okendo-webhook-hmac', hmac('first-secret', 'base64')], ['x-signature-256', `sha256=${hmac('first-secret', 'hex')}`]] as const) assert.equal(isSigned(secrets, { headers: { [name]: value }, body }), true, name);
  const wrong: readonly Record<string, string>[] = [{}, { 'x-okendo-signature': '' }, { 'x-okendo-signature': hmac('third-secret', 'hex') }, { 'x-other': hmac('first-secret', 'hex') }, { 'x-okendo-signature': 'first-secret' }];
  for (const headers of wrong) assert.equal(isSigned(secrets, { headers, body }), false, JSON.stringify(headers));
  assert.equal(isSigned(secrets, { headers: { 'x-okendo-signature': hmac('first-secret', 'hex') }, body: Buffer.from('{}') }), false);
  assert.equal(isSigned('', { headers: { 'x-okendo-signature': hmac('', 'hex') }, body }), false, 'no secret signs nothing');
});
