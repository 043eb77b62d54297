const UNITS: Readonly<Record<string, number>> = { s: 1, sec: 1, m: 60, min: 60, h: 3600, '': 3600, d: 86_400 };

/** What somebody types for a length: "4", "4h", "1.5" and "4:30" are hours, "30m" or "30 min" minutes, "90s" seconds, "2d" days of 24 hours. Null for what is none of these, and for nothing. */
export function secondsOf(text: string): number | null {
  const clock = /^\s*(\d{1,4}):([0-5]\d)\s*h?\s*$/i.exec(text);
  const plain = /^\s*(\d{1,8}(?:[.,]\d{1,2})?)\s*(s|sec|m|min|h|d|)\s*$/i.exec(text);
  const seconds = clock ? Number(clock[1]) * 3600 + Number(clock[2]) * 60 : plain ? Math.round(Number(plain[1]?.replace(',', '.')) * (UNITS[plain[2]?.toLowerCase() ?? ''] ?? 0)) : 0;
  return seconds > 0 ? seconds : null;
}

/** A length as it is typed, exactly. */
export function textOf(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  if (seconds % 60 !== 0) return `${seconds}s`;
  if (seconds < 3600) return `${seconds / 60}m`;
  return seconds % 3600 === 0 ? String(seconds / 3600) : clockOf(seconds / 60);
}

/** A length to be read: working hours are never said as days. */
export function lengthOf(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${minutes % 60 === 0 ? minutes / 60 : clockOf(minutes)} h`;
}

const clockOf = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
