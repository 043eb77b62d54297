import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ChatSettingsView } from '../../src/modules/channels/chat/contract.ts';
import { openTestHouse, type TestHouse } from '../journeys/open-test-house.ts';
import { takeDevice } from './at-the-desk.ts';
import { checkAccessOf } from './check-access.ts';
import { freePort } from './free-port.ts';
import { withBrowser } from './with-browser.ts';
import { settled } from './settled.ts';
import { openShopPages } from './shop-pages.ts';

/** A house whose brand has the chat on, a shop with the snippet on its pages, and a browser to visit both. */
export interface ChatShop {
  readonly world: TestHouse;
  readonly shop: Awaited<ReturnType<typeof openShopPages>>;
  readonly browser: Browser;
  /** the desk's address */
  readonly desk: string;
  /** the chat's settings in the API */
  readonly chatPath: string;
  /** what the shop signs tokens of its shoppers with */
  readonly secret: string;
  /** A shopper's own device, on a page of the shop. */
  visit(options?: BrowserContextOptions, path?: string): Promise<Page>;
}

export async function openChatShop(): Promise<ChatShop> {
  const port = await freePort();
  const desk = `http://localhost:${port}`;
  const world = await openTestHouse({ config: { port, publicUrl: desk } });
  const { opened: shop, browser } = await withBrowser(() => openShopPages(desk), async (pages) => {
    pages.close();
    await world.close();
  });
  const chatPath = `/api/v1/brands/${world.brandId}/chat`;
  await world.call('PATCH', chatPath, { enabled: true, origins: [shop.origin], look: { color: '#2f6f6b', greeting: 'Hello! Ask us anything before you buy.', away_minutes: 1, form: { name: 'optional', email: 'optional', topics: ['A product', 'My order'] } } });
  const { secret } = await world.call<{ secret: string }>('POST', `${chatPath}/secret`, {});
  shop.snippet = (await world.call<ChatSettingsView>('POST', chatPath, {})).snippet;
  return {
    world, shop, browser, desk, chatPath, secret,
    async visit(options = {}, path = '/') {
      const page = await takeDevice(browser, { viewport: { width: 1200, height: 860 }, ...options });
      await page.goto(`${shop.origin}${path}`);
      return page;
    },
  };
}

/** What axe finds in the widget on the page: nothing. */
export async function accessible(page: Page, where: string): Promise<void> {
  await settled(page);
  assert.deepEqual(await checkAccessOf(page, '#keepdesk-chat'), [], where);
}

export const launcher = (page: Page) => page.getByRole('button', { name: /^Chat with us/ });

export async function write(page: Page, words: string): Promise<void> {
  await page.getByLabel('Write a message').fill(words);
  await page.keyboard.press('Enter');
}
