import { get, post } from './request.ts';

const root = '/api/auth';

/** `true` in `twoFactorRedirect`: the passphrase was right, a second factor is asked for. */
export interface SignInAnswer {
  twoFactorRedirect?: boolean;
}

export const signInWithPassphrase = (email: string, password: string) =>
  post<SignInAnswer>(`${root}/sign-in/email`, { email, password, rememberMe: true });
/** Where a provider asks who it is; the browser goes there and comes back signed in at `to`. */
export const signInElsewhere = (provider: string, to: string) => post<{ url: string }>(`${root}/sign-in/sso`, { providerId: provider, callbackURL: to });
export const verifyTotp = (code: string, trustDevice: boolean) => post<void>(`${root}/two-factor/verify-totp`, { code, trustDevice });
export const verifyRecoveryCode = (code: string) => post<void>(`${root}/two-factor/verify-backup-code`, { code });
export const signOut = () => post<void>(`${root}/sign-out`);

export interface TotpEnrolment {
  totpURI: string;
  backupCodes: string[];
}

export const enrolTotp = (password: string) => post<TotpEnrolment>(`${root}/two-factor/enable`, { password });
export const disableTotp = (password: string) => post<void>(`${root}/two-factor/disable`, { password });
export const newRecoveryCodes = (password: string) => post<{ backupCodes: string[] }>(`${root}/two-factor/generate-backup-codes`, { password });
export const changePassphrase = (currentPassword: string, newPassword: string) =>
  post<void>(`${root}/change-password`, { currentPassword, newPassword, revokeOtherSessions: true });

export const deletePasskey = (id: string) => post<void>(`${root}/passkey/delete-passkey`, { id });

/** Whether this browser can make and use passkeys by the JSON forms of WebAuthn level 3. */
export const passkeysSupported = () =>
  typeof PublicKeyCredential !== 'undefined' && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function';

export async function signInWithPasskey(): Promise<void> {
  const options = await get<PublicKeyCredentialRequestOptionsJSON>(`${root}/passkey/generate-authenticate-options`);
  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('No passkey was chosen');
  await post<void>(`${root}/passkey/verify-authentication`, { response: credential.toJSON() });
}

export async function addPasskey(name: string): Promise<void> {
  const options = await get<PublicKeyCredentialCreationOptionsJSON>(`${root}/passkey/generate-register-options`, { query: { name } });
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('No passkey was made');
  await post<void>(`${root}/passkey/verify-registration`, { response: credential.toJSON(), name });
}
