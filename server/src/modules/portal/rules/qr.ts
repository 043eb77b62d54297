import qrcode from 'qrcode-generator';
import { html, raw, type Html } from './html.ts';

/** A QR code (ISO/IEC 18004, level M) as a picture of one path, with words for who cannot see it. */
export function qrCode(text: string, label: string): Html {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const cells: string[] = [];
  for (let row = 0; row < size; row += 1) for (let column = 0; column < size; column += 1) if (code.isDark(row, column)) cells.push(`M${column} ${row}h1v1h-1z`);
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">${raw(`<path d="${cells.join('')}"/>`)}</svg>`;
}
