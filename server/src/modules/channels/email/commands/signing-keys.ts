import { generateKeyPairSync } from 'node:crypto';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { EmailPorts } from '../ports.ts';

export interface SigningKey {
  readonly domain: string;
  readonly selector: string;
  readonly privateKey: string;
}

interface KeyRow {
  domain: string;
  selector: string;
  private_key: string;
  public_key: string;
}

const purpose = (domain: string): string => `dkim:${domain}`;

/** The key that signs mail from an address, or none while its domain has none. */
export async function signingKeyFor(ports: Pick<EmailPorts, 'vault'>, tx: Tx, brandId: string, address: string): Promise<SigningKey | undefined> {
  const domain = address.split('@')[1]?.toLowerCase() ?? '';
  const row = await tx.maybe<KeyRow>(sql`select domain, selector, private_key, public_key from channels_email.signing_key where brand_id = ${brandId} and domain = ${domain}`);
  return row && { domain, selector: row.selector, privateKey: ports.vault.open(row.private_key, purpose(domain)) };
}

/** Makes a domain's key (RSA 2048, RFC 8301) when it has none; answers with the DNS record to publish. */
export async function ensureSigningKey(ports: Pick<EmailPorts, 'vault'>, tx: Tx, brandId: string, domain: string): Promise<{ name: string; value: string }> {
  const there = await tx.maybe<KeyRow>(sql`select domain, selector, private_key, public_key from channels_email.signing_key where brand_id = ${brandId} and domain = ${domain}`);
  if (there) return dnsRecord(there.selector, domain, there.public_key);
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'der' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const selector = `keepdesk${tx.now.toISOString().slice(0, 7).replace('-', '')}`;
  const open = publicKey.toString('base64');
  await tx.run(sql`
    insert into channels_email.signing_key (id, brand_id, domain, selector, private_key, public_key, created_at)
    values (${tx.id()}, ${brandId}, ${domain}, ${selector}, ${ports.vault.seal(privateKey, purpose(domain))}, ${open}, ${tx.now})`);
  return dnsRecord(selector, domain, open);
}

function dnsRecord(selector: string, domain: string, publicKey: string): { name: string; value: string } {
  return { name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${publicKey}` };
}
