import type { ArticleCategory } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';

/** What a category is called, in the language of the desk where it has a name there. */
export function useNameOfCategory(): (category: ArticleCategory) => string {
  const { i18n } = useTranslation();
  return ({ names }) => (names[i18n.language] ?? names['en'] ?? Object.values(names)[0])?.name ?? '';
}
