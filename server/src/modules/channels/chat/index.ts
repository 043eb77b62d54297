export { chat, type ChatChannel } from './module.ts';
export { changeSettings, newSecret } from './commands/change-settings.ts';
export { showSettings } from './queries/show-settings.ts';
export { mailWords, ordersOfShopper, scanLater, type ChatPorts, type MailedWords } from './ports.ts';
