import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Seals secrets (mailbox passwords, shop tokens) with AES-256-GCM; the key's id is stored with the sealed text. */
export class Vault {
  readonly #key: Buffer;
  readonly #keyId: string;

  constructor(key: Buffer) {
    if (key.length !== 32) throw new Error('the master key must be 32 bytes');
    this.#key = key;
    this.#keyId = createHash('sha256').update(key).digest('hex').slice(0, 8);
  }

  /** `purpose` binds the sealed text to its place, so that it cannot be moved to another row. */
  seal(plain: string, purpose: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return ['v1', this.#keyId, iv.toString('base64url'), sealed.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.');
  }

  /** Throws when the text was sealed with another key, for another purpose, or was changed. */
  open(sealed: string, purpose: string): string {
    const [version, keyId, iv, body, tag] = sealed.split('.');
    if (version !== 'v1' || !iv || !body || !tag) throw new Error('not a sealed secret');
    if (keyId !== this.#keyId) throw new Error('this secret was sealed with another master key');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, Buffer.from(iv, 'base64url')).setAAD(Buffer.from(purpose));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
  }

  /** A signing key derived for one purpose. */
  derive(purpose: string): Buffer {
    return createHash('sha256').update(this.#key).update('\0').update(purpose).digest();
  }
}

/** From the setting, or from the data folder, where it is made at the first start, readable by us alone. */
export function openVault(masterKey: string | undefined, dataFolder: string): Vault {
  if (masterKey) return new Vault(Buffer.from(masterKey, 'base64'));
  const file = path.join(dataFolder, 'master.key');
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return new Vault(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'));
}
