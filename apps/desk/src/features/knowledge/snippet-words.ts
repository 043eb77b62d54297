/** A snippet is written as plain paragraphs; what was made elsewhere with more in it is shown as its HTML, and kept as that. */
const plain = /^(?:<p>[^<]*(?:<br \/>[^<]*)*<\/p>\s*)*$/;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

export function wordsFromHtml(html: string): string {
  if (!plain.test(html)) return html;
  return html.replaceAll(/<\/p>\s*<p>/g, '\n\n').replaceAll(/<\/?p>/g, '').replaceAll('<br />', '\n').replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (one) => entities[one] ?? one).trim();
}

/** `before`: what stood there. Where that was HTML, so is what stands there now. */
export function htmlFromWords(words: string, before: string): string {
  const text = words.trim();
  if (text === '') return '';
  if (before !== '' && !plain.test(before)) return text;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.split(/\n{2,}/).map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`).join('');
}
