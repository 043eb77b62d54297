import { sample as aftership } from './aftership.sample.ts';
import { sample as amazon } from './amazon-sp-api.sample.ts';
import { sample as bigcommerce } from './bigcommerce.sample.ts';
import { sample as dhlReturns } from './dhl-returns.sample.ts';
import { sample as dhlExpress } from './dhl-express.sample.ts';
import { sample as easypost } from './easypost.sample.ts';
import { sample as ebay } from './ebay.sample.ts';
import { sample as etsy } from './etsy.sample.ts';
import { sample as fedex } from './fedex.sample.ts';
import { sample as klaviyo } from './klaviyo.sample.ts';
import { sample as loopReturns } from './loop-returns.sample.ts';
import { sample as magento } from './magento.sample.ts';
import { sample as okendo } from './okendo.sample.ts';
import { sample as recharge } from './recharge.sample.ts';
import { sample as shipstation } from './shipstation.sample.ts';
import { sample as shopify } from './shopify.sample.ts';
import { sample as stripe } from './stripe.sample.ts';
import { sample as twilio } from './twilio.sample.ts';
import { sample as ups } from './ups.sample.ts';
import { sample as usps } from './usps.sample.ts';
import { sample as walmart } from './walmart.sample.ts';
import { sample as whatsapp } from './whatsapp.sample.ts';
import { sample as woocommerce } from './woocommerce.sample.ts';
import { sample as yotpoLoyalty } from './yotpo-loyalty.sample.ts';
import { sample as yotpo } from './yotpo.sample.ts';
import type { Sample } from './tour.ts';

/** Every connector with what its test needs. */
export const samples: readonly Sample[] = [shopify, woocommerce, magento, bigcommerce, amazon, ebay, etsy, walmart, stripe, recharge, loopReturns, klaviyo, yotpo, yotpoLoyalty, okendo, aftership, easypost, shipstation, ups, fedex, usps, dhlExpress, dhlReturns, twilio, whatsapp];
