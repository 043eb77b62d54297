import { useBrand } from '../../shared/session/session.tsx';
import { useLanguageName } from '../../shared/words/language.ts';

/** Customers may read these, whatever the desk is spoken in. */
const common = ['en', 'de', 'es', 'fr', 'it', 'pt', 'nl', 'ja', 'ar'];

/** Languages an article may be written in, the brand's own first. */
export function useHelpLanguages(brandId: string): ReadonlyArray<{ id: string; name: string }> {
  const brand = useBrand(brandId);
  const nameOf = useLanguageName();
  return [...new Set([brand?.locale ?? 'en', ...(brand?.locales ?? []), ...common])].map((id) => ({ id, name: nameOf(id) }));
}
