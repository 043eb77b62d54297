import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { metrics } from '../server/src/modules/insights/rules/metrics.ts';
import { root } from './source-files.ts';

const page = path.join(root, 'docs/guide/figures.md');

/** The page of definitions, from the one list that figures are made by. */
export function drawFigures(): string {
  const rows = metrics.map(({ key, name, definition, clocks, provisional }) => `### ${name}\n\n\`${key}\`${clocks ? ' · by the wall clock or in business hours' : ''}${provisional ? ' · provisional for 7 days' : ''}\n\n${definition}\n`);
  return `# How figures are counted

Each figure has one definition. Days, weeks and hours are those of the brand's own clock; periods begin with their first moment and end before
their last. A figure stands beside how many it rests on; shares have the 95 % Wilson interval, medians the interval of their order statistics.
Fewer than 30 answers are shown, and never ranked. Divided figures add up: sums are made of numerators and denominators, never of ratios.
When something changes in a day that was over, the day's figures change and the report says when. Medians are exact; over periods with more
than 20,000 times that are divided by nothing but brand, channel and time, they are read from histograms and right within 1 %.
This page is written by \`node tools/draw-figures.ts\` from \`server/src/modules/insights/rules/metrics.ts\`.

${rows.join('\n')}`;
}

export function checkFigures(): string[] {
  if (existsSync(page) && readFileSync(page, 'utf8') === drawFigures()) return [];
  return ['docs/guide/figures.md is not the list of today; run node tools/draw-figures.ts.'];
}

if (import.meta.main) writeFileSync(page, drawFigures());
