import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** A PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash` (RFC 9106). */
export async function hashPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(passphrase, salt, COST);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${plain(salt)}$${plain(tag)}`;
}

export async function verifyPassphrase({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [, kind, , costs = '', salt = '', tag = ''] = hash.split('$');
  if (kind !== 'argon2id') return false;
  const cost = Object.fromEntries(costs.split(',').map((part) => part.split('='))) as { m?: string; t?: string; p?: string };
  const wanted = Buffer.from(tag, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), { memory: Number(cost.m), passes: Number(cost.t), parallelism: Number(cost.p), tagLength: wanted.length });
  return timingSafeEqual(given, wanted);
}

type Cost = typeof COST;

function derive(passphrase: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: Buffer.from(passphrase.normalize('NFKC')), nonce, ...cost }, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}

const plain = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
