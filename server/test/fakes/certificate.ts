import { createSign, generateKeyPairSync } from 'node:crypto';

/** A key and a certificate it signed itself (X.509 v1, RSA, SHA-256), for stand-ins only. */
export function selfSigned(commonName: string): { readonly key: string; readonly certificate: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = sequence(oid('2a864886f70d01010b'), Buffer.from([0x05, 0x00]));
  const name = sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(commonName)))));
  const time = (at: Date): Buffer => tlv(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));
  const day = 86_400_000;
  const body = sequence(tlv(0x02, Buffer.from([1])), algorithm, name, sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + 30 * day))), name, publicKey.export({ type: 'spki', format: 'der' }));
  const signature = createSign('sha256').update(body).sign(privateKey);
  const der = sequence(body, algorithm, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').match(/.{1,64}/g)?.join('\n') ?? '';
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----` };
}

function tlv(tag: number, content: Buffer): Buffer {
  const length = content.length < 128 ? Buffer.from([content.length]) : content.length < 256 ? Buffer.from([0x81, content.length]) : Buffer.from([0x82, content.length >> 8, content.length & 255]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}

const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, Buffer.concat(parts));
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
