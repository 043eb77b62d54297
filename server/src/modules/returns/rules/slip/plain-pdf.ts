/** One thing on a page, in points (1/72 inch) from its lower left corner. */
export type Drawn =
  | { readonly what: 'text'; readonly x: number; readonly y: number; readonly size: number; readonly bold?: boolean; readonly text: string }
  | { readonly what: 'bar'; readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A4 */
const [WIDTH, HEIGHT] = [595, 842];

// What WinAnsiEncoding has beside Latin-1; of any other letter its bare form is written, and a question mark where it has none.
const BESIDES: Readonly<Record<string, number>> = { '€': 0x80, '‚': 0x82, '„': 0x84, '…': 0x85, 'Š': 0x8a, 'Œ': 0x8c, 'Ž': 0x8e, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95, '–': 0x96, '—': 0x97, '™': 0x99, 'š': 0x9a, 'œ': 0x9c, 'ž': 0x9e, 'Ÿ': 0x9f };
const BARE: Readonly<Record<string, string>> = { 'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ı': 'i' };

function latin(text: string): Buffer {
  const bytes = [...text].flatMap((sign): number[] => {
    const code = sign.codePointAt(0) ?? 63;
    if ((code >= 32 && code < 127) || (code >= 160 && code < 256)) return [code];
    if (BESIDES[sign] !== undefined) return [BESIDES[sign]];
    const bare = BARE[sign] ?? sign.normalize('NFKD').replaceAll(/\p{M}/gu, '');
    return bare !== sign && /^[\x20-\x7e]+$/.test(bare) ? [...bare].map((one) => one.charCodeAt(0)) : [63];
  });
  return Buffer.from(bytes.flatMap((byte) => (byte === 0x28 || byte === 0x29 || byte === 0x5c ? [0x5c, byte] : [byte])));
}

function drawn(one: Drawn): Buffer {
  if (one.what === 'bar') return Buffer.from(`${one.x.toFixed(2)} ${one.y.toFixed(2)} ${one.width.toFixed(2)} ${one.height.toFixed(2)} re f\n`);
  return Buffer.concat([Buffer.from(`BT /${one.bold === true ? 'F2' : 'F1'} ${one.size} Tf ${one.x.toFixed(2)} ${one.y.toFixed(2)} Td (`), latin(one.text), Buffer.from(') Tj ET\n')]);
}

/** A PDF (ISO 32000) of one page with what is drawn on it, in Helvetica, which every reader has. The same content gives the same bytes. */
export function plainPdf(title: string, content: readonly Drawn[]): Buffer {
  const stream = Buffer.concat(content.map(drawn));
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'), Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> /Contents 4 0 R >>`),
    Buffer.concat([Buffer.from(`<< /Length ${stream.length} >>\nstream\n`), stream, Buffer.from('endstream')]),
    ...['Helvetica', 'Helvetica-Bold'].map((font) => Buffer.from(`<< /Type /Font /Subtype /Type1 /BaseFont /${font} /Encoding /WinAnsiEncoding >>`)),
    Buffer.concat([Buffer.from('<< /Title ('), latin(title), Buffer.from(') >>')]),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
  }
  const table = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.concat([...parts, Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${table}\n%%EOF\n`)]);
}
