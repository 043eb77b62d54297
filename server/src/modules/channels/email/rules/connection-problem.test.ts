import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionProblem, MailProblem } from './connection-problem.ts';

const failed = (message: string, facts: object = {}) => Object.assign(new Error(message), facts);

for (const [what, error, problem] of [
  ['IMAP refuses the sign-in', failed('Command failed', { authenticationFailed: true }), 'refused'],
  ['SMTP refuses the sign-in', failed('Invalid login', { code: 'EAUTH', responseCode: 535 }), 'refused'],
  ['a name that does not exist', failed('getaddrinfo ENOTFOUND imap.shop.test', { code: 'ENOTFOUND' }), 'no_such_name'],
  ['a port nobody listens at, wrapped', failed('connect ECONNREFUSED 192.0.2.1:993', { code: 'ESOCKET' }), 'unreachable'],
  ['silence', failed('Connection timeout', { code: 'ETIMEDOUT' }), 'timeout'],
  ['a certificate of another name', failed("Hostname/IP does not match certificate's altnames", { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'certificate'],
  ['a certificate nobody signed', failed('self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'certificate'],
  ['what we found ourselves', new MailProblem('private', 'a private network'), 'private'],
  ['a server of another kind', failed('Invalid greeting', { code: 'EPROTOCOL' }), 'other'],
  ['anything else', failed('the server is tired'), 'other'],
  ['no error at all', undefined, 'other'],
] as const) {
  test(`told apart: ${what}`, () => assert.equal(connectionProblem(error), problem));
}
