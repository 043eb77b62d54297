import type { Choice } from '@keepdesk/ui';

/** Every time zone this browser knows, and those given, which it may call otherwise (`UTC`). */
export function timeZoneChoices(...also: ReadonlyArray<string | undefined>): Choice[] {
  const all = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...also.filter((zone) => zone !== undefined)]);
  return [...all].sort().map((id) => ({ id, name: id.replaceAll('_', ' ') }));
}

export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
