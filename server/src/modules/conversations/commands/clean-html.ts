import { sanitiseHtml } from '../../../platform/hostile/index.ts';
import { redactHtml } from '../../privacy/index.ts';

/** HTML that somebody here wrote, or that an integration sent: as clean as what comes from outside, card numbers out. */
export function cleanHtml(html: string | null): string | null {
  return html === null ? null : redactHtml(sanitiseHtml(html).html).html;
}
