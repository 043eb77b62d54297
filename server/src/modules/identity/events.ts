/** Announced when a brand exists: other modules set up what every brand begins with. */
export const BRAND_CREATED = 'identity.brand_created';
export const BRAND_CHANGED = 'identity.brand_changed';
/** Subject: the person. These concern the installation, so they carry the nil brand. */
export const PERSON_JOINED = 'identity.person_joined';
export const PERSON_CHANGED = 'identity.person_changed';

export type BrandCreated = { locale: string; time_zone: string };
export type PersonChanged = { roles: boolean; disabled: boolean };
