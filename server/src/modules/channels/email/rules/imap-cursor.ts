export interface ImapCursor {
  readonly uid_validity: string;
  readonly uid: number;
}

/** Where to begin in a folder, by what was kept and what the server says now (RFC 9051 §2.3.1.1). */
export type Beginning =
  | { readonly from: 'cursor'; readonly uid: number }
  /** mails that came since; their numbers have to be asked for */
  | { readonly from: 'date'; readonly since: Date }
  | { readonly from: 'now' };

const DAY_MS = 86_400_000;

/**
 * The same UIDVALIDITY goes on behind the last UID. Another one means every number changed: what came since a day
 * before the mailbox last worked is read again, and taken in once by its Message-ID. A mailbox never read begins with
 * what is new, or as many days back as was asked for.
 */
export function whereToBegin(kept: Partial<ImapCursor>, uidValidity: string, now: Date, lastWorkedAt: Date | null, fetchDays: number): Beginning {
  if (kept.uid_validity === uidValidity) return { from: 'cursor', uid: kept.uid ?? 0 };
  if (kept.uid_validity !== undefined) return { from: 'date', since: new Date((lastWorkedAt ?? new Date(now.getTime() - 6 * DAY_MS)).getTime() - DAY_MS) };
  return fetchDays > 0 ? { from: 'date', since: new Date(now.getTime() - fetchDays * DAY_MS) } : { from: 'now' };
}

/** Milliseconds to wait after the n-th failure in a row: 1, 2, 4 … seconds, at most five minutes. */
export function imapPatience(failures: number): number {
  return Math.min(300_000, 1000 * 2 ** Math.max(0, failures - 1));
}
