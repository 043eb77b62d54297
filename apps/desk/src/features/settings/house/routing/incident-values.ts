import type { NewCarrierIncident } from '@keepdesk/client';
import type { FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { numberFrom } from '../../../../shared/forms/within.ts';

const HOUR = 3_600_000;

/** "de, AT" → DE, AT; null when one of them is no country. */
export function countriesFrom(typed: string): string[] | null {
  const codes = typed.toUpperCase().split(/[\s,;]+/).filter(Boolean);
  return codes.every(isCountry) ? [...new Set(codes)] : null;
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined;

/** What the form says; `hours`: so long ago it began. */
export function incidentFrom(values: FormValues, now: Date): NewCarrierIncident {
  const hours = numberFrom(String(values.hours ?? '')) || 0;
  return { carrier: String(values.carrier).trim(), countries: countriesFrom(String(values.countries ?? '')) ?? [], words: String(values.words ?? '').trim(), ...(hours > 0 ? { from: new Date(now.getTime() - hours * HOUR).toISOString() } : {}) };
}
