import { redact } from '../rules/redact.ts';

/** Text as it may be stored, and how many card numbers were taken out. */
export function redactForStorage(text: string): { readonly text: string; readonly count: number } {
  const redacted = redact(text);
  return { text: redacted.text, count: redacted.spans.length };
}
