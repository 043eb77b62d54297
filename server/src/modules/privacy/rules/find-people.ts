import type { Span } from './span.ts';

const NAME = String.raw`\p{Lu}[\p{L}'’-]{1,24}(?:(?: (?:van|von|de|der|den|da|dos|di|del|la|le|bin|al|el))* \p{Lu}[\p{L}'’.-]{0,24}){0,3}`;
const INTRODUCED = new RegExp(String.raw`(?:\b(?:[Mm]y name is|[Nn]ame is|[Ii] am|[Ii]['’]m|[Tt]his is|[Dd]ear|[Mm]r\.?|[Mm]rs\.?|[Mm]s\.?|[Mm]iss|[Mm]x\.?|[Dd]r\.?|[Pp]rof\.?|[Hh]err(?:n)?|[Ff]rau|[Mm]onsieur|[Mm]adame|[Ss]eñora?|[Ss]r\.?|[Ss]ra\.?|[Ss]ignora?|[Dd]hr\.?|[Mm]evr\.?|[Mm]ein Name ist|[Ii]ch bin|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i chiamo|[Mm]eu nome é|[Ll]iebe[r]?|[Nn]ame ?:|[Aa]ttn\.?:?|[Cc]\/o)\s+)(${NAME})`, 'gu');
const CLOSING = new RegExp(String.raw`(?:^|\n)[ \t]*(?:(?:[Kk]ind|[Bb]est|[Ww]arm)? ?[Rr]egards|[Bb]est wishes|[Bb]est|[Tt]hanks(?: again)?|[Tt]hank you|[Cc]heers|[Ss]incerely(?: yours)?|[Yy]ours (?:sincerely|truly|faithfully)|(?:[Mm]it freundlichen|[Vv]iele|[Ll]iebe|[Bb]este|[Ff]reundliche) (?:Grüßen|Grüße|Grüssen|Grüsse)|MfG|LG|VG|[Cc]ordialement|[Ss]aludos|[Gg]racias|[Ss]aluti|[Gg]razie|[Gg]roeten|[Mm]et vriendelijke groet(?:en)?|[Aa]tenciosamente|[Oo]brigad[oa]|[Pp]ozdrawiam|[Mm]vh)[,!.]?[ \t]*\n+[ \t]*(${NAME})[ \t]*(?=\n|$)`, 'gu');
const NO_NAMES = /^(?:Sir|Madam|Team|Support|Customer|Customers|Service|Friends?|All|Sirs|Damen|Herren|Shop|Help|Order|There|Everyone|Not|Very|So|Sorry|Still|Now|Writing|Looking|Trying|Having|Happy|Unable|Waiting|The|A|An|My|Your)\b/;

const STREET_AFTER = String.raw`(?:[Ss]treet|[Ss]t|[Rr]oad|[Rr]d|[Aa]venue|[Aa]ve|[Ll]ane|[Ll]n|[Dd]rive|[Dd]r|[Cc]ourt|[Cc]t|[Pp]lace|[Pp]l|[Bb]oulevard|[Bb]lvd|[Ww]ay|[Tt]errace|[Cc]rescent|[Cc]lose|[Ss]quare|[Pp]arkway|[Hh]ighway|[Cc]ircle|[Hh]ill|[Gg]rove|[Gg]ardens?|[Rr]idge|[Tt]rail|[Rr]ow|[Mm]ews)`;
const STREETS: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\p{L}\d])\d{1,5}[a-zA-Z]? (?:[NSEW]\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}?[\p{L}'’-]+){0,3} ${STREET_AFTER}\b\.?(?:,? (?:[Aa]pt|[Ss]uite|[Uu]nit|[Ff]lat)\.? ?#?\d+\w?)?`, 'gu'),
  new RegExp(String.raw`(?<!\p{L})(?:Rua|Avenida|Av\.|Calle|C\/|Via|Viale|Piazza|Corso|Rue|Boulevard|Place|Chemin|Allée|Paseo|Plaza|Travessa|Ulica|ul\.|Al\.|Praça) \p{L}[\p{L}'’. -]{2,40}?,? ?\d{1,5}[a-zA-Z]?(?![\p{L}\d])`, 'gu'),
  new RegExp(String.raw`(?<!\p{L})\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|place|chemin|allée|impasse|quai|route) (?:de |du |des |d['’]|la |le |les |l['’])*\p{L}[\p{L}'’-]+(?: [\p{L}'’-]+){0,3}`, 'giu'),
  new RegExp(String.raw`(?<!\p{L})\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){0,2}[ -]?(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Rr]ing|[Dd]amm|[Uu]fer|[Ss]traat|[Ll]aan|[Pp]lein|[Gg]racht|[Dd]ijk|[Kk]ade|[Vv]ägen|[Gg]atan|[Vv]eien?|[Gg]ata|[Vv]ej|[Gg]ade|tie|katu|[Uu]tca|útja|[Uu]lica)(?: \d{1,4} ?[a-zA-Z]?)(?![\p{L}\d])`, 'gu'),
  /(?<!\p{L})(?:P\.? ?O\.? Box|Postfach|Apartado|Boîte postale|Postbus) \d{1,6}/giu,
  /(?<!\p{L})(?:Apt|Suite|Unit|Flat|Apartment)\.? #?\d{1,5}[a-z]?(?![\p{L}\d])/giu,
];

/** Street addresses in the usual forms of some ten languages. Best effort: for showing and exports, not for storage. */
export function findAddresses(text: string): Span[] {
  return STREETS.flatMap((pattern) => [...text.matchAll(pattern)].map((match): Span => ({ type: 'address', start: match.index, end: match.index + match[0].length })));
}

/** Names where somebody is introduced, addressed or signs. Best effort. */
export function findPersons(text: string): Span[] {
  return [INTRODUCED, CLOSING].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): Span[] => {
      const name = match[1] ?? '';
      const start = match.index + match[0].lastIndexOf(name);
      return name === '' || NO_NAMES.test(name) ? [] : [{ type: 'person', start, end: start + name.length }];
    }),
  );
}
