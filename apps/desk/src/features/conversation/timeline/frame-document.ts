export interface FrameOptions {
  html: string;
  theme: 'light' | 'dark';
  origin: string;
  /** Whether the person asked for pictures from elsewhere; they come through our proxy only. */
  remoteImages: boolean;
  /** Where the desk's own typeface is, so that plain letters look like the rest. */
  fontUrl: string;
}

const PLAIN = /<(?:img|table|ul|ol|h[1-6]|a|b|strong|em|i|u|pre|code|font|style)\b/i;
const OWN_LAYOUT = /<table\b|bgcolor|background(?:-color)?\s*:/i;

/** Whether the HTML says more than its text does: only then is it worth a frame of its own. */
export function needsFrame(html: string | null): html is string {
  return html !== null && PLAIN.test(html);
}

/**
 * The document of a letter's frame: already sanitised by the server, and here once more fenced in. The frame may run
 * no script (its sandbox), load nothing but our style sheet and pictures from us, and send nothing anywhere.
 */
export function frameDocument({ html, theme, origin, remoteImages, fontUrl }: FrameOptions): string {
  const pictures = [`${origin}/files/`, 'data:', ...(remoteImages ? [`${origin}/images`] : [])].join(' ');
  const policy = `default-src 'none'; img-src ${pictures}; style-src ${origin}/message-frame.css 'unsafe-inline'; font-src ${origin}; form-action 'none'`;
  const layout = OWN_LAYOUT.test(html) ? 'own' : 'ours';
  return [
    `<!doctype html><html data-theme="${theme}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer"><base target="_blank">',
    `<style>@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(${fontUrl}) format('woff2')}</style>`,
    `<link rel="stylesheet" href="${origin}/message-frame.css"></head>`,
    `<body data-layout="${layout}">${html}</body></html>`,
  ].join('');
}
