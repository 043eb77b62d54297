import { resolve } from 'node:dns/promises';
import type { DnsRecordView } from '../contract.ts';
import type { EmailPorts } from '../ports.ts';
import { judgeRecord } from '../rules/dns-records.ts';
import type { DnsResolver } from './authenticate-mail.ts';

const LIMIT_MS = 4000;
const NOTHING_THERE = new Set(['ENOTFOUND', 'ENODATA']);

export type RecordState = 'set' | 'other' | 'missing' | 'unknown';

/** What the world sees of a record now; unknown when the name servers do not answer in time. */
export async function lookUpRecord(ports: Pick<EmailPorts, 'resolveDns'>, record: DnsRecordView): Promise<RecordState> {
  const ask = ports.resolveDns ?? (resolve as unknown as DnsResolver);
  const late = new Promise<null>((done) => setTimeout(() => done(null), LIMIT_MS).unref());
  try {
    const found = await Promise.race([ask(record.name, record.type), late]);
    return found === null ? 'unknown' : judgeRecord(record, (found as readonly unknown[]).map(asText));
  } catch (error) {
    return NOTHING_THERE.has((error as { code?: string }).code ?? '') ? 'missing' : 'unknown';
  }
}

/** A TXT record comes in pieces that belong together, an MX record as a host and its rank. */
function asText(found: unknown): string {
  if (Array.isArray(found)) return found.join('');
  const { priority, exchange } = found as { priority?: number; exchange?: string };
  return exchange === undefined ? String(found) : `${priority} ${exchange}`;
}
