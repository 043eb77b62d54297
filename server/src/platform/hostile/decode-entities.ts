const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const OTHERS: Record<string, number> = {
  amp: 38, lt: 60, gt: 62, quot: 34, apos: 39, QUOT: 34, AMP: 38, LT: 60, GT: 62, euro: 8364, hellip: 8230, ndash: 8211, mdash: 8212, lsquo: 8216, rsquo: 8217, sbquo: 8218,
  ldquo: 8220, rdquo: 8221, bdquo: 8222, lsaquo: 8249, rsaquo: 8250, bull: 8226, dagger: 8224, Dagger: 8225, permil: 8240, trade: 8482, prime: 8242, Prime: 8243, oline: 8254,
  frasl: 8260, larr: 8592, uarr: 8593, rarr: 8594, darr: 8595, harr: 8596, rArr: 8658, lArr: 8656, minus: 8722, lowast: 8727, infin: 8734, asymp: 8776, ne: 8800, le: 8804, ge: 8805,
  OElig: 338, oelig: 339, Scaron: 352, scaron: 353, Yuml: 376, fnof: 402, circ: 710, tilde: 732, ensp: 8194, emsp: 8195, thinsp: 8201, zwnj: 8204, zwj: 8205, lrm: 8206, rlm: 8207,
  Tab: 9, NewLine: 10, colon: 58, semi: 59, comma: 44, period: 46, excl: 33, num: 35, dollar: 36, percnt: 37, lpar: 40, rpar: 41, sol: 47, bsol: 92, quest: 63, commat: 64, lsqb: 91, rsqb: 93,
  lowbar: 95, grave: 96, lcub: 123, rcub: 125, verbar: 124, hearts: 9829, spades: 9824, clubs: 9827, diams: 9830, loz: 9674, check: 10003, star: 9734, starf: 9733,
  Alpha: 913, Beta: 914, Gamma: 915, Delta: 916, Omega: 937, alpha: 945, beta: 946, gamma: 947, delta: 948, epsilon: 949, lambda: 955, mu: 956, pi: 960, sigma: 963, tau: 964, phi: 966, omega: 969,
};
const NAMED = new Map<string, string>(Object.entries(OTHERS).map(([name, code]) => [name, String.fromCodePoint(code)]));
LATIN1.split(' ').forEach((name, index) => NAMED.set(name, String.fromCodePoint(160 + index)));

/** Numbers 128–159 mean windows-1252 in HTML (WHATWG numeric character reference end state). */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Character references in HTML text to characters: numeric ones all, named ones of HTML 4 and the common later ones. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,8});?|#[xX]([0-9a-fA-F]{1,7});?|([a-zA-Z][a-zA-Z0-9]{1,9});?)/g, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return character(Number(decimal));
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    return NAMED.get(name ?? '') ?? whole;
  });
}

function character(code: number): string {
  if (code >= 128 && code <= 159) return WINDOWS[code - 128] ?? '';
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return String.fromCodePoint(code);
}
