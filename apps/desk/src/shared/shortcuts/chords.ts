/** The parts of a keyboard event that decide what it means. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  isTrusted: boolean;
  keyCode?: number;
  defaultPrevented: boolean;
  repeat?: boolean;
}

const COMPOSING = 229;

/**
 * Names a key press as shortcuts are written: `mod+k`, `j`, `?`, `shift+enter`.
 * Null for what must never trigger one: input-method composition, keys synthesised by extensions, bare modifiers, keys already used.
 */
export function chordOf(press: KeyPress): string | null {
  if (press.isComposing || press.keyCode === COMPOSING || !press.isTrusted || press.defaultPrevented) return null;
  if (['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'Dead', 'Unidentified', 'Process'].includes(press.key)) return null;
  const key = press.key === 'Escape' ? 'esc' : press.key.toLowerCase();
  const parts = [];
  if (press.ctrlKey || press.metaKey) parts.push('mod');
  if (press.altKey) parts.push('alt');
  // Signs such as `?` are what shift makes them; letters and named keys keep it apart.
  if (press.shiftKey && (key.length > 1 || /\p{L}/u.test(key) || press.ctrlKey || press.metaKey)) parts.push('shift');
  return [...parts, key].join('+');
}

/** Whether a shortcut is a plain key, which the one switch turns off and which never fires while typing. */
export function isSingleKey(keys: string): boolean {
  return !keys.includes('mod+') && !keys.includes('alt+') && keys !== 'esc';
}

export interface Bound {
  keys: string;
}

export type Match<Shortcut> = { run: Shortcut } | { pending: string } | null;

/**
 * Finds what a chord means after what was pressed before (`g` then `i`).
 * The latest binding wins, so that the innermost screen decides.
 */
export function matchChord<Shortcut extends Bound>(bound: ReadonlyArray<Shortcut>, pending: string, chord: string): Match<Shortcut> {
  const sequence = pending ? `${pending} ${chord}` : chord;
  const run = bound.findLast((one) => one.keys === sequence);
  if (run) return { run };
  if (bound.some((one) => one.keys.startsWith(`${sequence} `))) return { pending: sequence };
  return pending ? matchChord(bound, '', chord) : null;
}
