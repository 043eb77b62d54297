import { effectOf } from '../../../modules/experiments/index.ts';
import { optionalField, TryError, type TryCore } from './core.ts';

const help = [
  'In:  {"treated_contacts","treated_n","holdout_contacts","holdout_n"}: customers that were told and that were held out, and how many of each wrote',
  'Out: {"rate_treated","rate_holdout","absolute_reduction","absolute_interval":[low,high],"relative_reduction","relative_interval":[low,high],',
  '     "p_two_sided","contacts_avoided"}; 95 %, by Newcombe (difference) and Katz (ratio); the relative ones are null where an arm had no contact',
  '',
  'Example:',
  `  echo '{"treated_contacts":1404,"treated_n":18000,"holdout_contacts":240,"holdout_n":2000}' | keepdesk try deflection`,
].join('\n');

/** `keepdesk try deflection`: how many contacts telling avoided, and how sure that is. */
export function deflectionCore(): TryCore {
  return {
    help,
    run(input) {
      const [treated, holdout] = [arm(input, 'treated'), arm(input, 'holdout')];
      const effect = effectOf(treated, holdout);
      if (effect === null) throw new TryError('no_control', 'without anybody told, or without anybody held out, nothing can be said');
      return {
        rate_treated: treated.hits / treated.n, rate_holdout: holdout.hits / holdout.n,
        absolute_reduction: effect.absolute.value, absolute_interval: [effect.absolute.low, effect.absolute.high],
        relative_reduction: effect.relative?.value ?? (holdout.hits > 0 ? 1 : null), relative_interval: effect.relative && [effect.relative.low, effect.relative.high],
        p_two_sided: effect.p, contacts_avoided: effect.avoided,
      };
    },
  };
}

function arm(input: unknown, name: 'treated' | 'holdout'): { hits: number; n: number } {
  const [hits, n] = [count(input, `${name}_contacts`), count(input, `${name}_n`)];
  if (hits > n) throw new TryError('invalid_input', `"${name}_contacts" cannot be more than "${name}_n": each customer is counted once`);
  return { hits, n };
}

function count(input: unknown, field: string): number {
  const value = optionalField(input, field);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new TryError('invalid_input', `"${field}" must be a whole number that is not below zero`);
  return value;
}
