interface Dated {
  created_at: string;
  read_at: string | null;
}

/** Unread notices that came after the newest one known, newest first; on the first look none is news. */
export function noticesSince<N extends Dated>(notices: readonly N[], known: string | null): { fresh: N[]; newest: string } {
  const newest = notices.reduce((latest, one) => (one.created_at > latest ? one.created_at : latest), known ?? '');
  const fresh = known === null ? [] : notices.filter((one) => one.read_at === null && one.created_at > known).toSorted((a, b) => b.created_at.localeCompare(a.created_at));
  return { fresh, newest };
}
