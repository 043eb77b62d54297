import { errors, jwtVerify } from 'jose';

export interface SignedShopper {
  /** the same person has the same subject, whatever else changes */
  readonly subject: string;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly name: string;
  readonly until: Date;
}

export type Judged = { readonly shopper: SignedShopper } | { readonly refused: 'expired' | 'forged' | 'incomplete' | 'unreadable' };

const LONGEST_MS = 32 * 86_400_000;

/**
 * Who a shop says is signed in: a JWT (RFC 7519) signed with HS256 and the brand's chat secret, with exp, and email or
 * external_id (or sub). No other algorithm is read, so a token cannot choose an easier one.
 */
export async function readShopperToken(token: string, secret: string, now: Date): Promise<Judged> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'], currentDate: now, clockTolerance: 30, requiredClaims: ['exp'] });
    const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' && value.length <= 254 ? value.trim() : typeof value === 'number' ? String(value) : null);
    const email = text(payload.email)?.toLowerCase() ?? null;
    const externalId = text(payload.external_id) ?? text(payload.sub);
    const until = new Date(Math.min((payload.exp ?? 0) * 1000, now.getTime() + LONGEST_MS));
    if ((email === null && externalId === null) || (email !== null && !/^[^\s@]+@[^\s@]+$/.test(email))) return { refused: 'incomplete' };
    return { shopper: { subject: externalId === null ? `email:${email}` : `id:${externalId}`, email, externalId, name: text(payload.name) ?? '', until } };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { refused: 'expired' };
    if (error instanceof errors.JWTClaimValidationFailed) return { refused: 'incomplete' };
    if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed) return { refused: 'forged' };
    return { refused: 'unreadable' };
  }
}
