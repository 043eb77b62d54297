import { escapeHtml } from '../clean-article.ts';
import { readerOf } from './words.ts';

const LENGTH = 220;

/** The piece of a text that says most of what was asked, as HTML with `<mark>` around it. Words count by their stems. */
export function excerptOf(text: string, query: string, language: string): string {
  const reader = readerOf(language);
  const asked = new Set(reader.words(query).map((word) => word.term));
  const places = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => ({ at: found.index, end: found.index + found[0].length, hit: reader.words(found[0]).some((word) => asked.has(word.term)) }));
  const hits = places.filter((place) => place.hit);
  const from = bestStart(hits.map((hit) => hit.at));
  const begin = from === 0 ? 0 : (places.findLast((place) => place.at <= Math.max(0, from - 40))?.at ?? 0);
  const end = begin + LENGTH >= text.length ? text.length : (places.findLast((place) => place.end <= begin + LENGTH)?.end ?? begin + LENGTH);
  let html = begin > 0 ? '… ' : '';
  let done = begin;
  for (const hit of hits) {
    if (hit.at < done || hit.end > end) continue;
    html += `${escapeHtml(text.slice(done, hit.at))}<mark>${escapeHtml(text.slice(hit.at, hit.end))}</mark>`;
    done = hit.end;
  }
  return `${html}${escapeHtml(text.slice(done, end))}${end < text.length ? ' …' : ''}`.replaceAll(/\s+/g, ' ').trim();
}

/** Where a piece begins that holds the most of these places. */
function bestStart(places: readonly number[]): number {
  let best = 0;
  let most = 0;
  for (const from of places) {
    const within = places.filter((at) => at >= from && at < from + LENGTH - 60).length;
    if (within > most) [most, best] = [within, from];
  }
  return best;
}
