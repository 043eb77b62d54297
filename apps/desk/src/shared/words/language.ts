import { useTranslation } from 'react-i18next';

/** Languages by their names in the reader's own; a code that has none is shown as it is. */
export function useLanguageName(): (code: string) => string {
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames(i18n.language, { type: 'language', fallback: 'code' });
  return (code) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
}

const rightToLeft = new Set(['ar', 'he', 'fa', 'ur']);

export const directionOf = (language: string): 'rtl' | 'ltr' => (rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr');
