/** Months and weekdays in the served languages, as the runtime's own calendar data spells them; nothing is listed by hand. */
const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'ar'];
const utc = { timeZone: 'UTC' } as const;

/** Lower-case name or three-letter-and-more short form → 1–12. */
export const months: ReadonlyMap<string, number> = names((language, at) => forms(language, new Date(Date.UTC(2024, at, 15)), 'month'), 12, 1);

const own = new Map(LANGUAGES.map((language) => [language, new Set(Array.from({ length: 12 }, (_, at) => forms(language, new Date(Date.UTC(2024, at, 15)), 'month')).flat())]));

/** Whether a language calls a month so, in full or for short. */
export const isMonthIn = (name: string, language: string): boolean => own.get(language)?.has(name) === true;

/** Lower-case name → 1 (Monday) – 7 (Sunday). Short forms are left: "mar", "sat" and "so" are words of their own. */
export const weekdays: ReadonlyMap<string, number> = names((language, at) => [long(language, new Date(Date.UTC(2024, 0, 1 + at)), 'weekday')], 7, 1);

/** How far from the day of writing; the words people use. */
export const relativeDays: Readonly<Record<string, number>> = {
  today: 0, tonight: 0, tomorrow: 1, tmrw: 1, yesterday: -1, heute: 0, morgen: 1, übermorgen: 2, gestern: -1, vorgestern: -2, hoy: 0, mañana: 1, ayer: -1, anteayer: -2, "aujourd'hui": 0, 'aujourd’hui': 0, demain: 1, hier: -1, hoje: 0, amanhã: 1, amanha: 1, ontem: -1,
  oggi: 0, domani: 1, dopodomani: 2, ieri: -1, vandaag: 0, overmorgen: 2, gisteren: -1, 今日: 0, 本日: 0, 明日: 1, 明後日: 2, 昨日: -1, اليوم: 0, غدا: 1, غدًا: 1, بكرة: 1, أمس: -1, امس: -1,
};

/** Words that send a weekday back, in front of it or far before. */
export const PAST = /\b(?:last|past|ago|since|ordered|bought|purchased|received|arrived|paid|sent|was|were|had|letzte[nrms]?|vergangene[nr]?|seit|bestellt\w*|gekauft|erhalten|war|pasad[oa]|último|desde|pedí|compré|recibí|dernier|depuis|commandé|reçu|acheté|passad[oa]|comprei|recebi|scors[oa]|ordinato|comprato|ricevuto|vorige|afgelopen|sinds|besteld|gekocht|ontvangen)\b/iu;

function names(of: (language: string, at: number) => readonly string[], count: number, first: number): Map<string, number> {
  const found = new Map<string, number>();
  for (const language of LANGUAGES) for (let at = 0; at < count; at++) for (const name of of(language, at)) if (!found.has(name)) found.set(name, at + first);
  return found;
}

function forms(language: string, date: Date, part: 'month'): string[] {
  const name = long(language, date, part);
  const short = new Intl.DateTimeFormat(language, { ...utc, [part]: 'short' }).format(date).toLowerCase().replace('.', '');
  return language === 'ar' || short.length < 3 ? [name] : [name, short];
}

function long(language: string, date: Date, part: 'month' | 'weekday'): string {
  return new Intl.DateTimeFormat(language, { ...utc, [part]: 'long' }).format(date).toLowerCase();
}
