import { systemActor } from '../../../../platform/actor/actor.ts';
import { personByEmail } from '../../../identity/index.ts';
import type { EmailPorts } from '../ports.ts';
import type { AddressBook } from './own-addresses.ts';

const reader = systemActor('mail');

/** Whether an address is one of our mailboxes, or of somebody who works here. */
export async function isOneOfUs(ports: Pick<EmailPorts, 'db'>, book: AddressBook, address: string): Promise<boolean> {
  if (!address.includes('@')) return false;
  const destination = await book.destination(address);
  if (destination && !destination.unknown) return true;
  const person = await ports.db.read(reader, (tx) => personByEmail(tx, address));
  return person !== undefined && person.disabled_at === null;
}
