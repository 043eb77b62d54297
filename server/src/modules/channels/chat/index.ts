export { isChatOpen } from './commands/ask-how-it-went.ts';
export { chat, type ChatChannel } from './module.ts';
export { mailWords, ordersOfShopper, scanLater, type ChatPorts, type MailedWords } from './ports.ts';
