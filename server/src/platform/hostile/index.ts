export { sanitiseHtml, type Blocked, type SanitisedHtml, type SanitiseOptions } from './sanitise-html.ts';
export { createHtmlSanitiser, type HtmlSanitiser } from './sanitise-in-worker.ts';
export { displayLink, safeHref, type LinkDisplay } from './safe-link.ts';
export { htmlToText } from './html-to-text.ts';
