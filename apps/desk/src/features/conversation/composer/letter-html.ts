const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (letter) => escapes[letter]!);

/** Bold, italic, links written as `[words](address)`, and bare addresses, inside one line of escaped text. */
function inline(line: string): string {
  return escape(line)
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g, '<a href="$2">$1</a>')
    .replace(/(^|[\s(])(https?:\/\/[^\s<]+[^\s<.,;:!?)])/g, '$1<a href="$2">$2</a>')
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])\*(\S(?:[^*]*?\S)?)\*(?=[\s).,;:!?]|$)/g, '$1<em>$2</em>');
}

const bullet = /^\s*[-•] +(.*)$/;
const numbered = /^\s*\d+[.)] +(.*)$/;

function block(paragraph: string): string {
  const lines = paragraph.split('\n');
  for (const [pattern, tag] of [
    [bullet, 'ul'],
    [numbered, 'ol'],
  ] as const) {
    if (lines.every((line) => pattern.test(line))) {
      return `<${tag}>${lines.map((line) => `<li>${inline(pattern.exec(line)![1]!)}</li>`).join('')}</${tag}>`;
    }
  }
  if (lines.every((line) => line.startsWith('> '))) return `<blockquote>${lines.map((line) => inline(line.slice(2))).join('<br>')}</blockquote>`;
  return `<p>${lines.map(inline).join('<br>')}</p>`;
}

/**
 * The HTML part of what was written as plain text: paragraphs, lists, quotes, **bold**, *italic* and links.
 * Everything else is escaped: what the agent typed is what the customer reads.
 */
export function letterHtml(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/^\n+|\s+$/g, ''))
    .filter((paragraph) => paragraph !== '')
    .map(block)
    .join('\n');
}
