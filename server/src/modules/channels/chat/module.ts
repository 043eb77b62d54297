import { defineModule, type Module } from '../../../platform/module/module.ts';
import type { ReleasedReply } from '../../conversations/index.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { changeSettings, newSecret } from './commands/change-settings.ts';
import { eraseVisitors, exportVisitors } from './commands/erase.ts';
import { FOLLOW_UP_JOB, followUpChat } from './commands/follow-up.ts';
import { FORGET_JOB, forgetVisitors } from './commands/forget-visitors.ts';
import { sayReply } from './commands/say-reply.ts';
import type { ChatSettingsChangeInput } from './contract.ts';
import type { ChatPorts } from './ports.ts';
import { OpenDoors } from './queries/open-doors.ts';
import type { ChatRoom } from './room.ts';
import { deskRoutes } from './routes/desk.ts';
import { publicRoutes } from './routes/public.ts';
import { serveWidget } from './routes/widget.ts';
import { Buckets } from './rules/rate.ts';
import { keepSetting } from './store/settings.ts';
import { DeskNews } from './server/desk-news.ts';
import { NewsPost } from './server/news-post.ts';
import { Seats } from './server/seats.ts';
import { serveSocket } from './server/socket.ts';
import { hearConversations } from './when/hear-conversations.ts';

/** The chat at work: its manifest, and what the house connects it with. */
export interface ChatChannel {
  readonly module: Module;
  readonly seats: Seats;
  /** a reply is said in its chat, as part of the transaction that releases it */
  say(tx: Tx, reply: ReleasedReply): Promise<void>;
  /** A message from this or another process; false when it is not about chats. */
  hear(message: string): boolean;
  /** Sets a brand's chat up and answers with its public key and a new secret: what the settings do, for the demo world. */
  setUp(tx: Tx, brandId: string, change: ChatSettingsChangeInput): Promise<{ key: string; secret: string }>;
  /** Who types an answer in a conversation now, by first name; null when nobody does any more. */
  agentTypes(conversationId: string, name: string | null): void;
}

export function chat(given: ChatPorts): ChatChannel {
  const desks = new DeskNews(given.tellDesk);
  const post = new NewsPost(given.send, (news) => {
    if (news.chat === 'settings') room.doors.forget();
    else if (news.chat === 'typing') desks.typing(news.brand, news.conversation, news.on);
    else if (news.chat === 'beside') desks.changed(news.brand, news.conversation);
    else seats.hear(news);
  });
  const ports: ChatPorts = { ...given, send: (message) => post.send(message) };
  const room: ChatRoom = { ports, doors: new OpenDoors(ports), buckets: new Buckets() };
  const seats = new Seats(ports);
  const module = defineModule({
    name: 'channels/chat',
    routes: (app) => {
      deskRoutes(room)(app);
      publicRoutes(app.fastify, room);
      serveSocket(app.fastify, room, seats);
      serveWidget(app.fastify);
    },
    listeners: [hearConversations(ports)],
    jobs: {
      [FOLLOW_UP_JOB]: { inside: (tx, job) => followUpChat(ports, tx, job) },
      [FORGET_JOB]: { inside: (tx, job) => forgetVisitors(tx, String(job.payload.brand_id)) },
    },
    erase: eraseVisitors,
    export: exportVisitors,
  });
  return {
    module, seats,
    say: (tx, reply) => sayReply(ports, tx, reply),
    setUp: async (tx, brandId, change) => {
      await changeSettings(ports, tx, brandId, change);
      return { secret: await newSecret(ports, tx, brandId), key: (await keepSetting(tx, brandId)).key };
    },
    agentTypes: (conversationId, name) => seats.agentTypes(conversationId, name),
    hear: (message) => post.receive(message),
  };
}
