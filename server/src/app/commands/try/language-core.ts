import { detectLanguage } from '../../../platform/language/index.ts';
import { textField, type TryCore } from './core.ts';

/** `keepdesk try language`: the language a text is written in. */
export function languageCore(): TryCore {
  return {
    help: ['In:  {"text"}', 'Out: {"language","confidence"}; ISO 639-1, "und" when the text shows none', '', 'Example:', `  echo '{"text":"Wo bleibt mein Paket?"}' | keepdesk try language`].join('\n'),
    run: (input) => detectLanguage(textField(input, 'text')),
  };
}
