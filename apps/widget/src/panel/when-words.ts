const DAY = 86_400_000;

/** A moment as people say it: a time today, "tomorrow at 09:00", "Monday at 09:00", a date further off. */
export function whenWords(lang: string, at: Date, now = new Date()): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY);
  const time = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit' }).format(at);
  if (days === 0) return time;
  if (days === 1) return `${new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(1, 'day')} ${time}`;
  if (days > 1 && days < 7) return new Intl.DateTimeFormat(lang, { weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(at);
  return new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'long', ...(days > 0 && days < 60 ? { hour: '2-digit', minute: '2-digit' } : {}) }).format(at);
}

export const isAhead = (at: string): boolean => new Date(at) >= new Date();

export function dayWords(lang: string, at: Date): string {
  return new Intl.DateTimeFormat(lang, { weekday: 'short', day: 'numeric', month: 'short' }).format(at);
}

function startOfDay(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
