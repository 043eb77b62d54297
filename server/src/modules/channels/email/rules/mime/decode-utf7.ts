/**
 * UTF-7 (RFC 2152): `+…-` holds UTF-16BE in base64 without padding, `+-` is a plus. Old Exchange servers still send it.
 * Bytes above 0x7f are kept as latin-1; a run that is no base64 is kept as it stands.
 */
export function decodeUtf7(bytes: Uint8Array): string {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return source.replace(/\+([A-Za-z0-9+/]*)(-?)/g, (whole: string, run: string, closing: string) => {
    if (run === '') return closing === '-' ? '+' : whole;
    const words = Buffer.from(run, 'base64');
    if (words.length < 2) return whole;
    return words.subarray(0, words.length & ~1).swap16().toString('utf16le');
  });
}
