import { printedAddress, type GoodsAddress } from '../goods-address.ts';
import { code128 } from './code128.ts';
import { plainPdf, type Drawn } from './plain-pdf.ts';

export interface Slip {
  readonly number: string;
  readonly orderNumber: string;
  readonly to: GoodsAddress;
  readonly pieces: readonly { readonly title: string; readonly quantity: number }[];
}

const LEFT = 56;
const MODULE = 1.4;
const MOST_LINES = 24;

/** A page to put into the parcel: where it goes, which return it is, as a bar code too, and what is in it. No postage. */
export function slipFile(slip: Slip): { readonly name: string; readonly type: string; readonly bytes: Uint8Array } {
  const top: Drawn[] = [
    { what: 'text', x: LEFT, y: 770, size: 24, bold: true, text: slip.number },
    ...(slip.orderNumber === '' ? [] : [{ what: 'text' as const, x: LEFT, y: 748, size: 12, text: slip.orderNumber }]),
    ...bars(slip.number, LEFT, 680),
    ...printedAddress(slip.to).map((text, at): Drawn => ({ what: 'text', x: LEFT, y: 630 - at * 22, size: 16, text })),
  ];
  const shown = slip.pieces.length > MOST_LINES ? slip.pieces.slice(0, MOST_LINES - 1) : slip.pieces;
  const rest = slip.pieces.length - shown.length;
  const lines = [...shown.map(({ title, quantity }) => `${quantity} × ${title}`.slice(0, 90)), ...(rest > 0 ? [`+ ${rest}`] : [])];
  const goods = lines.map((text, at): Drawn => ({ what: 'text', x: LEFT, y: 440 - at * 16, size: 11, text }));
  return { name: `${slip.number.replaceAll(/[^\w-]/g, '_')}.pdf`, type: 'application/pdf', bytes: plainPdf(slip.number, [...top, ...goods]) };
}

function bars(text: string, x: number, y: number): Drawn[] {
  let at = x;
  return code128(text.replaceAll(/[^\x20-\x7e]/g, '?')).flatMap((width, n): Drawn[] => {
    const bar: Drawn = { what: 'bar', x: at, y, width: width * MODULE, height: 48 };
    at += width * MODULE;
    return n % 2 === 0 ? [bar] : [];
  });
}
