import { amazon } from '../modules/commerce/amazon-sp-api/index.ts';
import { bigcommerce } from '../modules/commerce/bigcommerce/index.ts';
import { ebay } from '../modules/commerce/ebay/index.ts';
import { etsy } from '../modules/commerce/etsy/index.ts';
import { klaviyo } from '../modules/commerce/klaviyo/index.ts';
import { loopReturns } from '../modules/commerce/loop-returns/index.ts';
import { magento } from '../modules/commerce/magento/index.ts';
import { okendo } from '../modules/commerce/okendo/index.ts';
import { recharge } from '../modules/commerce/recharge/index.ts';
import { shopify } from '../modules/commerce/shopify/index.ts';
import { shipstation } from '../modules/commerce/shipstation/index.ts';
import { stripe } from '../modules/commerce/stripe/index.ts';
import { walmart } from '../modules/commerce/walmart/index.ts';
import { woocommerce } from '../modules/commerce/woocommerce/index.ts';
import { yotpo, yotpoLoyalty } from '../modules/commerce/yotpo/index.ts';
import { aftership } from '../modules/tracking/aftership/index.ts';
import { dhlExpress } from '../modules/tracking/dhl/index.ts';
import { dhlReturns } from '../modules/tracking/dhl-returns/index.ts';
import { easypost } from '../modules/tracking/easypost/index.ts';
import { fedex } from '../modules/tracking/fedex/index.ts';
import { ups } from '../modules/tracking/ups/index.ts';
import { usps } from '../modules/tracking/usps/index.ts';
import { twilio, whatsapp } from '../modules/channels/phone/index.ts';
import type { Connector } from '../modules/connections/index.ts';

/** Every place that can be connected through the room `connections`, in the order the screen shows them. */
export const connectors: readonly Connector[] = [shopify, woocommerce, magento, bigcommerce, amazon, ebay, etsy, walmart, stripe, recharge, loopReturns, klaviyo, yotpo, yotpoLoyalty, okendo, aftership, easypost, shipstation, ups, fedex, usps, dhlExpress, dhlReturns, twilio, whatsapp];
