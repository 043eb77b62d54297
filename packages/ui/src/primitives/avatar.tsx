import { classNames } from '../class-names.ts';

/** First letters of the first and last word of a name: at most two, upper case. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked.map((word) => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase();
}

/** A stable hue in degrees (0–359) for a name, so that one person keeps one colour everywhere. */
export function hueOf(name: string): number {
  let hash = 2166136261;
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619);
  return (hash >>> 0) % 360;
}

export interface AvatarProps {
  name: string;
  size?: 20 | 24 | 32 | 40;
  /** Somebody else is here: yellow while looking, red while writing. */
  presence?: 'viewing' | 'typing';
  className?: string;
}

export function Avatar({ name, size = 24, presence, className }: AvatarProps) {
  const hue = hueOf(name);
  return (
    <span
      aria-hidden="true"
      // Drawn by the style sheet: initials are no part of any accessible name.
      data-initials={initialsOf(name)}
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.4),
        background: `light-dark(oklch(0.92 0.035 ${hue}), oklch(0.36 0.045 ${hue}))`,
        color: `light-dark(oklch(0.38 0.07 ${hue}), oklch(0.9 0.045 ${hue}))`,
      }}
      className={classNames(
        'relative inline-flex shrink-0 before:content-[attr(data-initials)] items-center justify-center rounded-full font-semibold select-none',
        presence === 'viewing' && 'outline-2 outline-offset-1 outline-warning',
        presence === 'typing' && 'outline-2 outline-offset-1 outline-danger',
        className,
      )}
    />
  );
}
