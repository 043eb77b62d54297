import { desk } from './desk.ts';
import { settingUp } from './setting-up.ts';

export default { ...desk, ...settingUp };
