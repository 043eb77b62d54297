import { numberFormat } from '@keepdesk/ui';

const MM = { cm: 10, in: 25.4 } as const;

/** Millimetres as the chart was written: "92", "36.2". */
export function lengthIn(unit: 'cm' | 'in', millimetres: number, locale: string): string {
  return numberFormat(locale, { maximumFractionDigits: 1 }).format(millimetres / MM[unit]);
}

export function spanIn(unit: 'cm' | 'in', span: { from_mm: number; to_mm: number }, locale: string): string {
  const [from, to] = [lengthIn(unit, span.from_mm, locale), lengthIn(unit, span.to_mm, locale)];
  return from === to ? from : `${from}–${to}`;
}
