import { desk } from './desk.ts';
import { escalations } from './escalations.ts';
import { returns } from './returns.ts';
import { orders } from './orders.ts';
import { routing } from './routing.ts';
import { rules } from './rules.ts';
import { settingUp } from './setting-up.ts';

export default { ...desk, ...settingUp, ...escalations, ...orders, ...returns, ...routing, ...rules };
