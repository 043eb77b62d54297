import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageFor, type Catalogue, type Language } from './catalogue.ts';
import { desk } from './en/desk.ts';
import type en from './en/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'desk';
    resources: { desk: typeof en };
    returnNull: false;
  }
}

const load: Record<Exclude<Language, 'en'>, () => Promise<{ default: Catalogue }>> = {
  de: () => import('./de/index.ts'),
  es: () => import('./es/index.ts'),
};

/** Changes the language of every text; fetches its catalogue the first time. */
export async function speak(wish: string | null | undefined): Promise<void> {
  const language = languageFor(wish);
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'desk')) {
    i18next.addResourceBundle(language, 'desk', (await load[language]()).default);
  }
  if (i18next.language !== language) await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Words that come with the pages that say them, before one of these is drawn. Other languages come whole. */
function later(load: () => Promise<object>): () => Promise<void> {
  let coming: Promise<void> | undefined;
  return () => (coming ??= load().then((words) => void i18next.addResourceBundle('en', 'desk', words, true, true)));
}

/** The words of settings and set-up. */
export const wordsForSettingUp = later(() => import('./en/setting-up.ts').then((words) => words.settingUp));
export const wordsForEscalations = later(() => import('./en/escalations.ts').then((words) => words.escalations));

export const wordsForHelpCentre = later(() => import('./en/help-centre.ts').then((words) => words.helpCentre));
export const wordsForNotices = later(() => import('./en/notices.ts').then((words) => words.notices));
export const wordsForRisks = later(() => import('./en/risks.ts').then((words) => words.risks));
export const wordsForInvitations = later(() => import('./en/invitations.ts').then((words) => words.invitations));
export const wordsForReturns = later(() => import('./en/returns.ts').then((words) => words.returns));
export const wordsForOrders = later(() => import('./en/orders.ts').then((words) => words.orders));
export const wordsForPerOrder = later(() => import('./en/per-order.ts').then((words) => words.perOrder));
export const wordsForProducts = later(() => import('./en/products.ts').then((words) => words.products));
export const wordsForRouting = later(() => import('./en/routing.ts').then((words) => words.routing));
export const wordsForRehearsal = later(() => import('./en/rehearsal.ts').then((words) => words.rehearsal));
export const wordsForWorkforce = later(() => import('./en/workforce.ts').then((words) => words.workforce));
export const wordsForToday = later(() => import('./en/today.ts').then((words) => words.today));
export const wordsForSeason = later(() => import('./en/season.ts').then((words) => words.season));
export const wordsForSchedule = later(() => import('./en/schedule.ts').then((words) => words.schedule));
export const wordsForMyWeek = later(() => import('./en/my-week.ts').then((words) => words.myWeek));
export const wordsForRules = later(() => import('./en/rules.ts').then((words) => words.rules));

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    ns: ['desk'],
    defaultNS: 'desk',
    resources: { en: { desk } },
    interpolation: { escapeValue: false },
  });
  await speak(localStorage.getItem('keepdesk.language') ?? navigator.language);
}
