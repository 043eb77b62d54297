import { detectLanguage, type DetectedLanguage } from '../../../../platform/language/index.ts';

/** Below this a text shows too little: what is usual is the better guess. */
const UNSURE = 0.5;

/**
 * The language of a message: what its text shows, and where that is little ("ok", "1042", a name) the language this customer
 * or brand usually writes in, if it is known. ISO 639-1; `und` with confidence 0 when nothing says.
 */
export function readLanguage(text: string, usual?: string): DetectedLanguage {
  const shown = detectLanguage(text);
  const expected = (usual ?? '').split(/[-_]/)[0]?.toLowerCase() ?? '';
  if (shown.confidence >= UNSURE || !/^[a-z]{2}$/.test(expected)) return shown;
  return { language: expected, confidence: shown.language === expected ? Math.max(shown.confidence, UNSURE) : UNSURE };
}
