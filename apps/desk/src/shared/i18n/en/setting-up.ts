import { connect } from './connect.ts';
import { keep } from './keep.ts';
import { levels } from './levels.ts';
import { model } from './model.ts';
import { moving } from './moving.ts';
import { portal } from './portal.ts';
import { places } from './places.ts';
import { providers } from './providers.ts';
import { service } from './service.ts';
import { webhooks } from './webhooks.ts';
import { workTerms } from './work-terms.ts';

/** What only the settings and the guide that sets up say: fetched with them, not with the desk. */
export const settingUp = { ...places, ...portal, ...providers, ...connect, ...keep, ...levels, ...model, ...moving, ...webhooks, ...workTerms, ...service };
