import type { SizeAdvice } from '@keepdesk/client';
import type { TFunction } from 'i18next';

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const known = ['measures', 'between', 'beyond', 'measures_differ', 'came_back', 'fitted', 'usual', 'runs', 'no_larger', 'no_smaller', 'size_unknown'] as const;

/** One reason of an advice, in a sentence. */
export function whyWords(t: TFunction, why: SizeAdvice['why'][number]): string {
  const code = known.find((one) => one === why.code);
  if (code === undefined) return '';
  const measure = typeof why.measure === 'string' ? t(`prod.measure.${why.measure}` as 'prod.measure.chest') : '';
  if (code === 'came_back') return t(why.was === 'too_large' ? 'prod.why.too_large' : 'prod.why.too_small', { size: text(why.size) });
  if (code === 'runs') return t(why.runs === 'large' ? 'prod.why.runs_large' : 'prod.why.runs_small');
  if (code === 'measures_differ') return t('prod.why.measures_differ', { sizes: Array.isArray(why.sizes) ? why.sizes.join(', ') : '' });
  return t(`prod.why.${code}`, { size: text(why.size), smaller: text(why.smaller), larger: text(why.larger), measure });
}
