const IDS = 500;

/**
 * The message ids of an In-Reply-To or References header, without angle brackets, in the order they stand.
 * Folded ids are joined; where no brackets stand, blank-separated words holding an @ are taken. At most the newest 500.
 */
export function readMessageIds(header: string): string[] {
  const bracketed = header.match(/<[^<>]{1,998}>/g);
  const found = bracketed === null ? bare(header) : bracketed.map((id) => id.slice(1, -1).replace(/\s+/g, ''));
  return found.filter((id) => id !== '').slice(-IDS);
}

function bare(header: string): string[] {
  return header.split(/[\s,<>]+/).filter((word) => /^[^\s@]+@[^\s@]+$/.test(word));
}

/** The one id of a Message-ID header, without angle brackets; empty when there is none. */
export function readMessageId(header: string): string {
  return readMessageIds(header)[0] ?? header.replace(/[<>\s]/g, '').slice(0, 998);
}
