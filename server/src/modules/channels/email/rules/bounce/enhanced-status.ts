/** Codes in a diagnostic: enhanced (RFC 3463) such as 5.1.1, alone or behind an SMTP reply such as 550. */
const ENHANCED = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/g;
const REPLY_THEN_ENHANCED = /\b[245]\d\d[ -]+(?:\d{3}[ -]+)?#?([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;

/**
 * The status of a recipient. The last server knows best: its answer in the diagnostic is taken when it says at least as
 * much as the report's own Status field; that one says "5.0.0" or "4.4.7" for whatever went wrong.
 */
export function enhancedStatus(reported: string, diagnostic: string): string {
  const said = saidByServer(diagnostic.slice(0, 8000));
  return said !== '' && detail(said) >= detail(reported) ? said : reported;
}

/** How much a code tells: nothing, x.0.0, x.y.0, x.y.z. */
function detail(status: string): number {
  if (status === '') return 0;
  const [, subject, detailed] = status.split('.');
  return subject === '0' ? 1 : detailed === '0' ? 2 : 3;
}

function saidByServer(text: string): string {
  const paired = REPLY_THEN_ENHANCED.exec(text)?.[1];
  if (paired !== undefined) return paired;
  const found = text.match(ENHANCED) ?? [];
  return found.reduce((best, code) => (detail(code) > detail(best) ? code : best), '');
}
