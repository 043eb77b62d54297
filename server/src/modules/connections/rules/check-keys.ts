import { invalid, type RefusalDetail } from '../../../platform/refusal/refusal.ts';
import type { Connector, Keys } from '../connector.ts';

/** What was given, trimmed and checked for shape. `kept` fills in secrets that were not typed again. @throws Refusal that names the fields */
export function checkKeys(connector: Connector, given: Readonly<Record<string, string>>, kept: Keys = {}): Keys {
  const faults: RefusalDetail[] = [];
  const keys = connector.fields.flatMap((field): [string, string][] => {
    const typed = (given[field.name] ?? '').trim();
    const value = typed === '' ? (kept[field.name] ?? '') : (field.tidy?.(typed) ?? typed);
    if (value === '') {
      if (!field.optional) faults.push({ field: field.name, message: `${field.called} is missing.`, problem: 'field_missing', called: field.called });
      return [];
    }
    const fits = (field.pattern === undefined || new RegExp(`^(?:${field.pattern})$`).test(value)) && (field.choices?.includes(value) ?? true);
    if (!fits) faults.push({ field: field.name, message: `This does not look like ${field.called}${field.example === undefined ? '.' : `, for example ${field.example}.`}`, problem: 'field_wrong', called: field.called });
    return [[field.name, value]];
  });
  if (faults.length > 0) throw invalid(faults.map((fault) => fault.message).join(' '), faults);
  return Object.fromEntries(keys);
}

/** The address of a site somebody runs: scheme, host and folder, no slash at the end; null when it is none. */
export function siteAddress(text: string): string | null {
  const given = text.trim();
  const url = URL.parse(/^https?:\/\//i.test(given) ? given : `https://${given}`);
  if (url === null || url.username !== '' || !/^[\w.-]+$/.test(url.hostname)) return null;
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
}
