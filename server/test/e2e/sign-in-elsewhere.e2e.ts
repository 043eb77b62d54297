import { after, test } from 'node:test';
import { OidcServer } from '../fakes/oidc-server.ts';
import { SamlIdp } from '../fakes/saml-idp.ts';
import { foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const { world, browser } = await houseWithBrowser();
const oidc = new OidcServer();
const issuer = await oidc.start();
after(() => oidc.stop());

const olga = await sitDown(browser, world.url);
await foundNorth(olga);

test('an owner tells where the house signs in, and gets what the provider needs to know', async () => {
  await olga.goto('/settings/providers');
  await olga.getByText('Everybody signs in here').waitFor();
  await checkLooks(olga, 'providers-empty');
  await olga.getByRole('button', { name: 'OpenID Connect' }).click();
  await olga.getByLabel('Name on the sign-in page').fill('North Login');
  await olga.getByLabel('Domains of the addresses').fill('north.example');
  await olga.getByLabel('Issuer').fill(issuer);
  await olga.getByLabel('Client id').fill(oidc.clientId);
  await olga.getByLabel('Client secret').fill(oidc.clientSecret);
  await checkLooks(olga, 'providers-new');
  await olga.getByRole('button', { name: 'Save' }).click();
  const address = olga.getByText(/\/api\/auth\/sso\/callback\//);
  await address.waitFor();
  oidc.redirects = [(await address.textContent()) ?? ''];
  await checkLooks(olga, 'providers-tell');
  await olga.getByRole('button', { name: 'Done' }).click();
  await olga.getByRole('button', { name: 'SAML' }).click();
  const idp = new SamlIdp();
  await olga.getByLabel('Name on the sign-in page').fill('South SSO');
  await olga.getByLabel('Domains of the addresses').fill('south.example');
  await olga.getByLabel('Entity id of the provider').fill(idp.entityId);
  await olga.getByLabel('Sign-in address of the provider').fill(idp.entryPoint);
  await olga.getByLabel('Certificate it signs with').fill(idp.certificate);
  await olga.getByRole('button', { name: 'Save' }).click();
  await olga.getByText(/sp\/metadata\?providerId=south-sso/).waitFor();
  await olga.getByRole('button', { name: 'Done' }).click();
  await picture(olga, 'sign-in-providers');
  await checkLooks(olga, 'providers-full');
});

test('somebody comes in by it with one press; a stranger learns why not', async () => {
  const page = await sitDown(browser, world.url);
  await page.getByRole('button', { name: 'Continue with North Login' }).waitFor();
  await picture(page, 'sign-in');
  await checkLooks(page, 'sign-in-ways');
  oidc.present = { sub: 'x', email: 'stranger@north.example', email_verified: true };
  await page.getByRole('button', { name: 'Continue with North Login' }).click();
  await page.getByText('You are not invited here yet.').waitFor();
  await checkLooks(page, 'sign-in-refused');
  oidc.present = { sub: 'o', email: 'olga@north.example', email_verified: true };
  await page.getByRole('button', { name: 'Continue with North Login' }).click();
  await page.waitForURL('**/inbox**');
  await olga.reload();
  await olga.getByText('not_invited: stranger@north.example').waitFor();
});
