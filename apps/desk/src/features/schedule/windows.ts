type Window = [from: string, to: string];

/** "08:00-12:00 14:00-18:00" as windows; undefined: all day, an empty list: not at all; null: cannot be read. */
export function readWindows(typed: string): Window[] | undefined | null {
  const text = typed.trim();
  if (text === '') return undefined;
  if (text === '-') return [];
  const read = text.split(/\s+/).map((one) => /^((?:[01]\d|2[0-3]):[0-5]\d)[-–]((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.exec(one));
  return read.some((one) => one === null || one[1] === one[2]) ? null : read.map((one): Window => [one?.[1] ?? '', one?.[2] ?? '']);
}

export const writeWindows = (windows: readonly Window[] | undefined): string => (windows === undefined ? '' : windows.length === 0 ? '-' : windows.map((one) => one.join('-')).join(' '));
