export { hear as hearTelephones } from './commands/hear.ts';
export { phone } from './module.ts';
export type { PhonePorts } from './ports.ts';
export { waysOf } from './queries/ways.ts';
export { twilio } from './twilio/connector.ts';
export { whatsapp } from './whatsapp/connector.ts';
