import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One password per database role; the file is readable by the account that runs Keepdesk only. */
export type Passwords = { admin: string; owner: string; server: string };

export const passwordFile = (dataDir: string): string => path.join(dataDir, 'postgres-passwords.json');

/** Reads the passwords of this data folder, or makes and keeps new ones (mode 0600). */
export function keepPasswords(dataDir: string): Passwords {
  const file = passwordFile(dataDir);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  const fresh = (): string => randomBytes(24).toString('base64url');
  const passwords: Passwords = { admin: fresh(), owner: fresh(), server: fresh() };
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, file);
  return passwords;
}
