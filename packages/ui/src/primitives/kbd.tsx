import { classNames } from '../class-names.ts';

const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

const glyphs: Record<string, string> = apple
  ? { mod: '⌘', shift: '⇧', alt: '⌥', enter: '⏎', esc: 'Esc' }
  : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: 'Enter', esc: 'Esc' };

/** Writes a chord such as `mod+enter` or a sequence such as `g i` the way this machine's keys are labelled. */
export function keyLabels(keys: string): string[][] {
  return keys.split(' ').map((chord) =>
    chord.split('+').map((key) => glyphs[key] ?? (key.length === 1 ? key.toUpperCase() : key)),
  );
}

export function Kbd({ keys, inverse }: { keys: string; inverse?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1" aria-hidden="true">
      {keyLabels(keys).map((chord, at) => (
        <kbd
          key={at}
          className={classNames(
            'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm px-1 font-sans text-12 leading-none',
            inverse ? 'ring-1 ring-surface/40 ring-inset text-surface' : 'border border-line bg-surface text-quiet',
          )}
        >
          {chord.join(chord.every((part) => part.length === 1) ? '' : ' ')}
        </kbd>
      ))}
    </span>
  );
}
