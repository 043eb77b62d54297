import { offeredActions } from '../modules/automation/index.ts';
import { isChatOpen, mailWords, ordersOfShopper, scanLater, type ChatChannel } from '../modules/channels/chat/index.ts';
import { mailWords as mailThem, ownMailboxes, type EmailChannel } from '../modules/channels/email/index.ts';
import { hearTelephones, waysOf, type PhonePorts } from '../modules/channels/phone/index.ts';
import { calendarUses } from '../modules/calendars/index.ts';
import { caps, channelsAtOnce, escalatedAmong, files, keptForPeople, macroEffectsOf, mailboxesOf, picturesIn, retentionOfConversations, sendProofCode, viewersOf, whoIsAsking, wordsWithCustomer, writeWithFile } from '../modules/conversations/index.ts';
import { escalatedAmong as openEscalations, keptForPeople as keptByEscalation } from '../modules/escalations/index.ts';
import { articlePages, pictures } from '../modules/knowledge/index.ts';
import { effectsOfMacro, previewMacro } from '../modules/macros/index.ts';
import { askedFrom, disputeDesks, givenToday, moneyKeptForPeople, ownShopsHeard, parcels, returnsSay, shopDesks, shopperMay, wordsWith, type DisputeDesk, type OwnShopEars, type ShopDesk } from '../modules/orders/index.ts';
import { givenAlone, memberDesks, type MemberDesk } from '../modules/memberships/index.ts';
import { textEars, type Teller } from '../modules/connections/index.ts';
import { tellers } from '../modules/marketing/index.ts';
import { noticeCarriers, trackingPage } from '../modules/outreach/index.ts';
import { limitsOfShopper, portalArticles, scanPhotos, sendPageCode, trackingLink } from '../modules/portal/index.ts';
import { expiring, keepingRooms } from '../modules/privacy/index.ts';
import { capsByRouting, relaxedIn, wordsOfMacro } from '../modules/routing/index.ts';
import { labelFiles, labelMakers, letterWithLabel, photosIn, signalsOfCustomer, type LabelMaker } from '../modules/returns/index.ts';
import { parcelsByNumbers, parcelsOfOrders } from '../modules/shipments/index.ts';
import { policiesByCalendar, relaxedTargets } from '../modules/sla/index.ts';
import { chatOpen } from '../modules/surveys/index.ts';
import type { Blobs } from '../platform/blobs/blobs.ts';
import type { Presence } from '../platform/live/presence.ts';
import type { Module } from '../platform/module/module.ts';
import { shopperOrders } from './shopper-orders.ts';

/** Tells each module who does what it needs from the floors above it. */
export function fillPorts({ ownShops, modules, blobs, presence, email, chat, desks, memberDesks: ofMembers = [], disputeDesks: ofDisputes = [], labels = [], teller, telephones }: { telephones: PhonePorts; ownShops: OwnShopEars; desks: readonly ShopDesk[]; memberDesks?: readonly MemberDesk[]; disputeDesks?: readonly DisputeDesk[]; labels?: readonly LabelMaker[]; teller: Teller; modules: readonly Module[]; blobs: Blobs; presence: Presence; email: EmailChannel; chat: ChatChannel }): void {
  mailboxesOf.fill(ownMailboxes);
  caps.fill(capsByRouting);
  relaxedTargets.fill(relaxedIn);
  calendarUses.fill(policiesByCalendar);
  wordsOfMacro.fill(async (tx, macroId, conversationId) => {
    const { text, unfilled } = await previewMacro(tx, macroId, conversationId, '');
    return unfilled.length === 0 ? text : null;
  });
  macroEffectsOf.fill(effectsOfMacro);
  keptForPeople.fill(keptByEscalation);
  escalatedAmong.fill(openEscalations);
  moneyKeptForPeople.fill((tx, conversationId) => keptByEscalation(tx, conversationId, 'money'));
  channelsAtOnce.fill({ chat: (tx, reply) => chat.say(tx, reply) });
  offeredActions.fill(modules.flatMap((module) => module.actions ?? []));
  mailWords.fill(mailThem);
  scanLater.fill((tx, brandId, messageId) => email.scan(tx, brandId, messageId));
  ordersOfShopper.fill(shopperOrders);
  viewersOf.fill((conversationId) => presence.viewersOf(conversationId));
  files.fill({ blobs });
  pictures.fill({ blobs });
  sendPageCode.fill((tx, code) => email.sendPageCode(tx, code));
  scanPhotos.fill((tx, brandId, messageId) => email.scan(tx, brandId, messageId));
  shopperMay.fill(limitsOfShopper);
  trackingPage.fill(trackingLink);
  articlePages.fill(portalArticles);
  sendProofCode.fill((tx, code) => email.sendCode(tx, code));
  askedFrom.fill(whoIsAsking);
  givenToday.fill(givenAlone);
  returnsSay.fill(async (tx, brandId, customerId, orderId) => (await signalsOfCustomer(tx, brandId, customerId, orderId)).filter((signal) => signal.weight === 'look').map((signal) => signal.code));
  shopDesks.fill(desks);
  ownShopsHeard.fill(ownShops);
  disputeDesks.fill(ofDisputes);
  wordsWith.fill(wordsWithCustomer);
  memberDesks.fill(ofMembers);
  tellers.fill(teller);
  textEars.fill(hearTelephones(telephones));
  noticeCarriers.fill(async (tx, brandId) => (await waysOf(telephones, tx, brandId)).filter((way) => way.connected).map((way) => way.channel));
  labelFiles.fill({ blobs });
  labelMakers.fill(labels);
  photosIn.fill(picturesIn);
  letterWithLabel.fill(writeWithFile);
  chatOpen.fill(isChatOpen);
  parcels.fill({ ofOrders: parcelsOfOrders, byNumbers: parcelsByNumbers });
  expiring.fill(retentionOfConversations);
  keepingRooms.fill(
    modules.flatMap((module) => (typeof module.erase === 'string' && typeof module.export === 'string' ? [] : [{
      name: module.name,
      erase: typeof module.erase === 'string' ? async () => 0 : module.erase,
      export: typeof module.export === 'string' ? async () => ({}) : module.export,
    }])),
  );
}
