import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { OwnMailboxes } from '../../../conversations/index.ts';
import { mailboxesOfBrand } from '../store/mailboxes.ts';

/** Which addresses a brand writes from, and which are its own. */
export async function ownMailboxes(tx: Tx, brandId: string): Promise<OwnMailboxes> {
  const rows = await mailboxesOfBrand(tx, brandId);
  const choices = rows.flatMap((row) => [row.address, ...row.aliases].map((address) => ({ address, name: row.name })));
  return { from: choices[0] ?? null, choices, own: choices.map((choice) => choice.address), signatureHtml: rows[0]?.signature_html ?? '' };
}

/** Where a recipient address leads: a mailbox of a brand, or just a domain of ours with nobody of that name. */
export interface Destination {
  readonly brandId: string;
  readonly mailboxId: string | null;
  readonly mailboxAddress: string | null;
  readonly unknown: boolean;
}

interface AddressRow {
  id: string;
  brand_id: string;
  address: string;
  aliases: string[];
  is_default: boolean;
}

/** Every address and domain that is ours, looked up for each mail; read anew every few seconds or when told. */
export class AddressBook {
  readonly #load: () => Promise<{ mailboxes: AddressRow[]; domains: { brand_id: string; domain: string }[] }>;
  readonly #now: () => number;
  #byAddress = new Map<string, Destination>();
  #byDomain = new Map<string, Destination>();
  #loadedAt = -Infinity;

  constructor(load: (work: typeof readAddresses) => ReturnType<typeof readAddresses>, now: () => number) {
    this.#load = () => load(readAddresses);
    this.#now = now;
  }

  forget(): void {
    this.#loadedAt = -Infinity;
  }

  /** Null when the domain is not ours. */
  async destination(address: string): Promise<Destination | null> {
    if (this.#now() - this.#loadedAt > 5000) await this.#reload();
    const plain = address.toLowerCase().replace(/\+[^@]*@/, '@');
    return this.#byAddress.get(plain) ?? this.#byDomain.get(plain.split('@')[1] ?? '') ?? null;
  }

  /** The addresses a brand's mailboxes write from and receive at. */
  async addressesOf(brandId: string): Promise<string[]> {
    if (this.#now() - this.#loadedAt > 5000) await this.#reload();
    return [...this.#byAddress].flatMap(([address, destination]) => (destination.brandId === brandId ? [address] : []));
  }

  async #reload(): Promise<void> {
    const { mailboxes, domains } = await this.#load();
    const byAddress = new Map<string, Destination>();
    const byDomain = new Map<string, Destination>();
    for (const { brand_id, domain } of domains) byDomain.set(domain.toLowerCase(), { brandId: brand_id, mailboxId: null, mailboxAddress: null, unknown: true });
    for (const row of mailboxes) {
      for (const address of [row.address, ...row.aliases]) byAddress.set(address.toLowerCase(), { brandId: row.brand_id, mailboxId: row.id, mailboxAddress: address, unknown: false });
      const domain = row.address.split('@')[1]?.toLowerCase() ?? '';
      if (row.is_default || !byDomain.has(domain)) byDomain.set(domain, { brandId: row.brand_id, mailboxId: row.id, mailboxAddress: row.address, unknown: true });
    }
    this.#byAddress = byAddress;
    this.#byDomain = byDomain;
    this.#loadedAt = this.#now();
  }
}

export async function readAddresses(tx: Tx): Promise<{ mailboxes: AddressRow[]; domains: { brand_id: string; domain: string }[] }> {
  const mailboxes = await tx.rows<AddressRow>(sql`select id, brand_id, address, aliases, is_default from channels_email.mailbox where removed_at is null`);
  const domains = await tx.rows<{ brand_id: string; domain: string }>(sql`select id as brand_id, domain from identity.brand where domain <> '' and archived_at is null`);
  return { mailboxes, domains };
}
