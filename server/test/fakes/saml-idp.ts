import { randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { selfSigned } from './certificate.ts';

export interface SamlPerson {
  readonly nameId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A SAML 2.0 identity provider: reads the AuthnRequest it is sent, and writes the signed answer of the web browser SSO profile. */
export class SamlIdp {
  readonly entityId = 'https://idp.example.test/metadata';
  readonly entryPoint = 'https://idp.example.test/sso';
  readonly #keys = selfSigned('idp.example.test');

  get certificate(): string {
    return this.#keys.certificate;
  }

  /** What the browser brings back: SAMLResponse and RelayState, and where to. */
  answer(address: string, person: SamlPerson, wrong: { key?: string; audience?: string; late?: boolean; unsigned?: boolean; after?: (xml: string) => string } = {}): { url: string; form: Record<string, string> } {
    const asked = new URL(address);
    const request = inflateRawSync(Buffer.from(asked.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
    const of = (name: string): string => new RegExp(`${name}="([^"]+)"`).exec(request)?.[1] ?? '';
    const issuer = /<saml:Issuer[^>]*>([^<]+)</.exec(request)?.[1] ?? '';
    const acs = of('AssertionConsumerServiceURL');
    const now = Date.now() - (wrong.late === true ? 3_600_000 : 0);
    const at = (ms: number): string => new Date(now + ms).toISOString();
    const assertion = `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a${randomUUID()}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${this.entityId}</saml:Issuer>`
      + `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${person.nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="${of('ID')}" NotOnOrAfter="${at(300_000)}" Recipient="${acs}"/></saml:SubjectConfirmation></saml:Subject>`
      + `<saml:Conditions NotBefore="${at(-60_000)}" NotOnOrAfter="${at(300_000)}"><saml:AudienceRestriction><saml:Audience>${escape(wrong.audience ?? issuer)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`
      + `<saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="_s${randomUUID()}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`
      + `<saml:AttributeStatement>${Object.entries(person.attributes).map(([name, value]) => `<saml:Attribute Name="${name}"><saml:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">${escape(value)}</saml:AttributeValue></saml:Attribute>`).join('')}</saml:AttributeStatement></saml:Assertion>`;
    const response = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r${randomUUID()}" Version="2.0" IssueInstant="${at(0)}" Destination="${acs}" InResponseTo="${of('ID')}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${this.entityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${assertion}</samlp:Response>`;
    const signed = wrong.unsigned === true ? response : this.#sign(response, wrong.key ?? this.#keys.key);
    return { url: acs, form: { SAMLResponse: Buffer.from(wrong.after?.(signed) ?? signed).toString('base64'), RelayState: asked.searchParams.get('RelayState') ?? '' } };
  }

  #sign(xml: string, key: string): string {
    const signer = new SignedXml({ privateKey: key, publicCert: this.certificate, signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#' });
    const assertion = "//*[local-name(.)='Assertion']";
    signer.addReference({ xpath: assertion, digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256', transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'] });
    signer.computeSignature(xml, { location: { reference: `${assertion}/*[local-name(.)='Issuer']`, action: 'after' } });
    return signer.getSignedXml();
  }
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
