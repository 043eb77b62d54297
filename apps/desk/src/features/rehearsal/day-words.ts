export const momentName = (locale: string, timeZone: string, at: string, how: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, { ...how, timeZone }).format(new Date(at));
export const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
export const dayName = (locale: string, day: string): string => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
export const dayIn = (timeZone: string, at: string | Date): string => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
export const plusDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** The Monday a week begins with, by the brand's clock. */
export const weekName = (locale: string, timeZone: string, at: string): string => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${dayIn(timeZone, at)}T00:00:00Z`));
