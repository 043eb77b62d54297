import { ALL_TYPES, redact, type PersonalType } from '../../../modules/privacy/rules/redact.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

/** `keepdesk try redact`: personal data found and replaced. */
export function redactCore(): TryCore {
  return {
    help: [
      `In:  {"text","types"?}; types: ${ALL_TYPES.join(', ')} (all when absent; before storage the desk replaces cards only)`,
      'Out: {"text","spans":[{"type","start","end"}]}; offsets in UTF-16 units of the input',
      '',
      'Example:',
      `  echo '{"text":"My card 4012 8888 8888 1881, mail ann@example.com"}' | keepdesk try redact`,
    ].join('\n'),
    run: (input) => redact(textField(input, 'text'), typesOf(optionalField(input, 'types'))),
  };
}

function typesOf(given: unknown): readonly PersonalType[] {
  if (given === undefined) return ALL_TYPES;
  if (!Array.isArray(given)) throw new TryError('invalid_input', '"types" must be a list');
  return ALL_TYPES.filter((type) => given.includes(type));
}
