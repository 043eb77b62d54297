import { desk } from './desk.ts';
import { escalations } from './escalations.ts';
import { settingUp } from './setting-up.ts';

export default { ...desk, ...settingUp, ...escalations };
