import { desk } from './desk.ts';
import { escalations } from './escalations.ts';
import { helpCentre } from './help-centre.ts';
import { returns } from './returns.ts';
import { invitations } from './invitations.ts';
import { notices } from './notices.ts';
import { orders } from './orders.ts';
import { perOrder } from './per-order.ts';
import { products } from './products.ts';
import { risks } from './risks.ts';
import { routing } from './routing.ts';
import { rules } from './rules.ts';
import { settingUp } from './setting-up.ts';
import { rehearsal } from './rehearsal.ts';
import { today } from './today.ts';
import { season } from './season.ts';
import { workforce } from './workforce.ts';

export default { ...desk, ...settingUp, ...escalations, ...helpCentre, ...notices, ...invitations, ...orders, ...perOrder, ...products, ...returns, ...risks, ...routing, ...rules, ...rehearsal, ...today, ...season, ...workforce };
