import type { Address } from '@keepdesk/client';

const SHAPE = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:"]{2,}$/;

/** Reads `Ana <ana@shop.test>, b@c.test`; what is no address comes back in `unclear`. */
export function readAddresses(text: string): { addresses: Address[]; unclear: string[] } {
  const addresses: Address[] = [];
  const unclear: string[] = [];
  for (const part of text.split(/[,;\n]+/).map((one) => one.trim()).filter(Boolean)) {
    const named = /^(?:"?([^"<]*?)"?\s*)<([^<>]+)>$/.exec(part);
    const address = (named?.[2] ?? part).trim();
    if (SHAPE.test(address)) addresses.push({ name: named?.[1]?.trim() ?? '', address });
    else unclear.push(part);
  }
  return { addresses, unclear };
}

export const writeAddress = (one: Address) => (one.name ? `${one.name} <${one.address}>` : one.address);
export const writeAddresses = (all: readonly Address[]) => all.map(writeAddress).join(', ');
