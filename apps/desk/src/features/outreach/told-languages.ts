import type { NoticeTerms } from '@keepdesk/client';

export type ToldLanguage = keyof NoticeTerms['wordings'];

/** Languages customers are told in, each by its own name. */
export const toldLanguages: ReadonlyArray<{ id: ToldLanguage; name: string }> = [
  { id: 'en', name: 'English' }, { id: 'de', name: 'Deutsch' }, { id: 'es', name: 'Español' }, { id: 'fr', name: 'Français' }, { id: 'it', name: 'Italiano' }, { id: 'nl', name: 'Nederlands' }, { id: 'pt', name: 'Português' }, { id: 'ja', name: '日本語' }, { id: 'ar', name: 'العربية' },
];

export const languageNamed = (id: string): string => toldLanguages.find((one) => one.id === id)?.name ?? id;
