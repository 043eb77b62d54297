import type { Translate } from '../../../modules/connections/index.ts';

/** Who is translated, each loaded when it is asked for; and the header in which a place names itself. */
export const translators: Readonly<Record<string, { readonly load: () => Promise<{ translate: Translate }>; readonly namedIn?: string }>> = {
  shopify: { load: () => import('../../../modules/commerce/shopify/rules/translate.ts'), namedIn: 'x-shopify-shop-domain' },
  woocommerce: { load: () => import('../../../modules/commerce/woocommerce/rules/translate.ts'), namedIn: 'x-wc-webhook-source' },
  magento: { load: () => import('../../../modules/commerce/magento/rules/translate.ts') },
  bigcommerce: { load: () => import('../../../modules/commerce/bigcommerce/rules/translate.ts') },
  'amazon-sp-api': { load: () => import('../../../modules/commerce/amazon-sp-api/rules/translate.ts') },
  walmart: { load: () => import('../../../modules/commerce/walmart/rules/translate.ts') },
  ebay: { load: () => import('../../../modules/commerce/ebay/rules/translate.ts') },
  etsy: { load: () => import('../../../modules/commerce/etsy/rules/translate.ts') },
  tiktok: { load: () => import('../../../modules/commerce/tiktok/rules/translate.ts') },
  stripe: { load: () => import('../../../modules/commerce/stripe/rules/translate.ts') },
  recharge: { load: () => import('../../../modules/commerce/recharge/rules/translate.ts') },
  'loop-returns': { load: () => import('../../../modules/commerce/loop-returns/rules/translate.ts') },
  klaviyo: { load: () => import('../../../modules/commerce/klaviyo/rules/translate.ts') },
  yotpo: { load: () => import('../../../modules/commerce/yotpo/rules/translate.ts') },
  okendo: { load: () => import('../../../modules/commerce/okendo/rules/translate.ts') },
  twilio: { load: () => import('../../../modules/channels/phone/twilio/rules.ts') },
  meta: { load: () => import('../../../modules/channels/phone/whatsapp/rules.ts') },
  shipstation: { load: () => import('../../../modules/commerce/shipstation/rules/translate.ts') },
};
