/** A brand's colour on a page, and what stands on it: readable by construction (WCAG 2.2, 1.4.3 and 1.4.11). */
export interface Theme {
  readonly accent: string;
  /** on the accent */
  readonly ink: string;
  /** true where the brand's own colour could not be read and was moved */
  readonly corrected: boolean;
}

/** The harder of the two grounds of each theme, that of cards: what can be read on it can be read on the page. */
export const GROUNDS = { light: '#f6f6f8', dark: '#1f2127' } as const;
const ENOUGH = 4.5;

/** The accent for a ground: the brand's own colour where it can be read on it, else the nearest step towards black or white that can. */
export function themeFor(colour: string, ground: string): Theme {
  const own = /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : '#2f6f6b';
  const towards = luminance(ground) > 0.5 ? '#000000' : '#ffffff';
  let accent = own;
  for (let step = 1; step <= 100 && contrast(accent, ground) < ENOUGH; step += 1) accent = mix(own, towards, step / 100);
  const ink = contrast('#ffffff', accent) >= contrast('#111111', accent) ? '#ffffff' : '#111111';
  return { accent, ink, corrected: accent !== own };
}

/** (L1 + 0.05) / (L2 + 0.05), WCAG 2.2 "contrast ratio". */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((one, other) => other - one) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance of sRGB, WCAG 2.2. */
function luminance(colour: string): number {
  const [r, g, b] = partsOf(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const partsOf = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

function mix(from: string, to: string, share: number): string {
  const goal = partsOf(to);
  return `#${partsOf(from).map((part, at) => Math.round(part + ((goal[at] as number) - part) * share).toString(16).padStart(2, '0')).join('')}`;
}
