/** Properties that can change how a mail looks but neither fetch, nor cover, nor move things out of their place. */
const PROPERTIES = new Set([
  'color', 'background', 'background-color', 'font', 'font-family', 'font-size', 'font-style', 'font-weight', 'font-variant', 'line-height', 'letter-spacing', 'word-spacing', 'text-align', 'text-decoration', 'text-decoration-line',
  'text-indent', 'text-transform', 'vertical-align', 'white-space', 'word-break', 'word-wrap', 'overflow-wrap', 'direction', 'unicode-bidi', 'display', 'float', 'clear', 'width', 'min-width', 'max-width', 'height', 'max-height',
  'margin', 'margin-top', 'margin-right', 'margin-bottom', 'margin-left', 'padding', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'border', 'border-top', 'border-right', 'border-bottom', 'border-left',
  'border-color', 'border-style', 'border-width', 'border-radius', 'border-collapse', 'border-spacing', 'border-top-color', 'border-top-style', 'border-top-width', 'border-bottom-color', 'border-bottom-style', 'border-bottom-width',
  'border-left-color', 'border-left-style', 'border-left-width', 'border-right-color', 'border-right-style', 'border-right-width', 'list-style', 'list-style-type', 'table-layout', 'caption-side', 'empty-cells', 'box-sizing',
]);
const VALUE = /^[\w\s#%.,'"!+/-]*(?:(?:rgba?|hsla?)\([\d\s.,%/]*\)[\w\s#%.,'"!+/-]*)*$/;
const NEGATIVE = /(?:^|[\s,])-\s*[\d.]/;
const DISPLAYS = /^(?:block|inline|inline-block|none|table|table-row|table-cell|table-header-group|table-row-group|list-item|flex|inline-table)\s*(?:!important)?$/i;
const DECLARATIONS = 100;

export interface SafeStyle {
  readonly style: string;
  /** Whether something that could fetch, cover or run was dropped (not merely something unknown). */
  readonly dangerous: boolean;
  /** Addresses of remote images that were named in url(). */
  readonly remote: readonly string[];
}

/**
 * Keeps the declarations of a style attribute that are on the list with plain values. No url(), no escapes, no comments,
 * no functions but colours, no negative lengths. At most 100 declarations.
 */
export function safeStyle(style: string): SafeStyle {
  const kept: string[] = [];
  const remote: string[] = [];
  let dangerous = false;
  for (const declaration of splitDeclarations(style)) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    const fetched = /url\(\s*["']?\s*(https?:[^"')\s]+)/i.exec(value)?.[1];
    if (fetched !== undefined) remote.push(fetched);
    if (isPlain(property, value)) kept.push(`${property}:${value}`);
    else if (/^(?:position|behavior|-moz-binding|z-index|top|left|transform)$/.test(property) || /expression|javascript|\\|@|<|\/\*/i.test(value)) dangerous = true;
  }
  return { style: kept.join(';'), dangerous, remote };
}

function isPlain(property: string, value: string): boolean {
  if (!PROPERTIES.has(property) || value === '' || value.length > 300 || !VALUE.test(value)) return false;
  if (property === 'display') return DISPLAYS.test(value);
  return !(/^(?:margin|text-indent|letter-spacing|word-spacing)/.test(property) && NEGATIVE.test(value));
}

/** Splits at semicolons outside quotes and parentheses. */
function splitDeclarations(style: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  let quote = '';
  for (let index = 0; index < style.length && parts.length < DECLARATIONS; index++) {
    const character = style[index] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === ';' && depth === 0) {
      parts.push(style.slice(from, index));
      from = index + 1;
    }
  }
  parts.push(style.slice(from));
  return parts;
}
