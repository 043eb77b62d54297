import { sample as aftership } from './aftership.sample.ts';
import { sample as bigcommerce } from './bigcommerce.sample.ts';
import { sample as easypost } from './easypost.sample.ts';
import { sample as loopReturns } from './loop-returns.sample.ts';
import { sample as magento } from './magento.sample.ts';
import { sample as recharge } from './recharge.sample.ts';
import { sample as stripe } from './stripe.sample.ts';
import { sample as ups } from './ups.sample.ts';
import type { Sample } from './tour.ts';

/** Every connector with what its test needs. */
export const samples: readonly Sample[] = [magento, bigcommerce, stripe, recharge, loopReturns, aftership, easypost, ups];
