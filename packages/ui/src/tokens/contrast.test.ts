import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

type Lch = readonly [lightness: number, chroma: number, hue: number];

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');



function token(name: string, theme: 'light' | 'dark'): Lch {
  const line = new RegExp(`--${name}: (.*);`).exec(css)?.[1];
  assert.ok(line, `token --${name} is missing`);
  const found = [...line.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map((match) => [Number(match[1]), Number(match[2]), Number(match[3])] as const);
  const picked = theme === 'dark' ? (found[1] ?? found[0]) : found[0];
  assert.ok(picked, `token --${name} has no ${theme} colour`);
  return picked;
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour; OKLab to linear sRGB after Björn Ottosson. */
function luminance([lightness, chroma, hue]: Lch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Lch, other: Lch): number {
  const [high, low] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['surface', 'surface-raised', 'surface-sunken', 'surface-float', 'surface-hover', 'surface-selected'];
const pairs: Array<[string, string, number]> = [
  ...grounds.flatMap((ground): Array<[string, string, number]> => [
    ['text', ground, 7],
    ['text-quiet', ground, 4.5],
    ['accent', ground, 4.5],
    ['danger', ground, 4.5],
  ]),
  ...['positive', 'warning', 'danger', 'info', 'accent'].flatMap((meaning): Array<[string, string, number]> => [
    [meaning, `${meaning}-soft`, 4.5],
    [meaning, 'surface-raised', 4.5],
    ['text', `${meaning}-soft`, 7],
    ['text-quiet', `${meaning}-soft`, 4.5],
  ]),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['on-danger', 'danger-fill', 4.5],
  ['text', 'paper', 7],
  ['paper-quiet', 'paper', 4.5],
  ['line-control', 'surface-raised', 3],
  ['line-control', 'surface', 3],
  ...[1, 2, 3, 4, 5].map((hue): [string, string, number] => [`chart-${hue}`, 'surface-raised', 3]),
];

for (const theme of ['light', 'dark'] as const) {
  test(`every pair of the ${theme} theme can be read`, () => {
    const failing = pairs
      .map(([ink, ground, least]) => ({ ink, ground, least, found: contrast(token(ink, theme), token(ground, theme)) }))
      .filter((pair) => pair.found < pair.least)
      .map((pair) => `${pair.ink} on ${pair.ground}: ${pair.found.toFixed(2)} < ${pair.least}`);
    assert.deepEqual(failing, []);
  });
}
