/** The API's shapes as the server's contracts declare them, under the names the screens use. */
import type { Static } from 'typebox';
import type { ApprovalView } from '../../../server/src/modules/approvals/contract.ts';
import type { AuditEntryView } from '../../../server/src/modules/audit/contract.ts';
import type { DeliveryView, WebhookView as WebhookOutView } from '../../../server/src/modules/integrations/contract.ts';
import type {
  Category,
  ConversationChangeInput,
  ConversationEventView,
  ConversationPageView,
  ConversationView,
  DraftView,
  HandOverInput,
  InboxRowView,
  InboxView as InboxAnswer,
  MailboxView,
  MessageView,
  Named as NamedShape,
  OrderCardView,
  Priority as PriorityShape,
  ReplyDefaults as ReplyDefaultsShape,
  SavedViewShape,
  SearchHitsView,
  ShipmentCard as ShipmentShape,
  StatusView,
  ViewCount,
} from '../../../server/src/modules/conversations/contract.ts';
import type { CustomerView } from '../../../server/src/modules/customers/contract.ts';
import type { AbilitiesView, BrandView, InvitationView, KeyView, Permission as PermissionShape, PersonView, ProviderView, Role as RoleShape, SecurityView, SentInvitation as SentInvitationShape, SessionView, Team as TeamShape } from '../../../server/src/modules/identity/contract.ts';
import type { CalendarView, HolidayView } from '../../../server/src/modules/calendars/contract.ts';
import type { ConnectionProblem as ConnectionProblemShape, ConnectionTestView, DomainCheckView, MailboxView as MailboxShape, MailWaysView } from '../../../server/src/modules/channels/email/contract.ts';
import type { CustomShopView } from '../../../server/src/modules/commerce/custom/contract.ts';
import type { OrderPageView } from '../../../server/src/modules/orders/contract-page.ts';
import type { ConnectionView, ConnectorView, PlaceTestView, PlaceWebhookView, Problem as PlaceProblemShape } from '../../../server/src/modules/connections/contract.ts';
import type { TellingView } from '../../../server/src/modules/marketing/contract.ts';
import type { CampaignFileView, CampaignView } from '../../../server/src/modules/catalogue/contract.ts';
import type { DealingView } from '../../../server/src/modules/dealings/contract.ts';
import type { ReviewView } from '../../../server/src/modules/reviews/contract.ts';
import type { MemberActionView, MembershipsView } from '../../../server/src/modules/memberships/contract.ts';
import type { DisputeView, DisputeWithPackView, PaymentView } from '../../../server/src/modules/orders/contract.ts';
import type { ActionableView, MatrixView, OrderActionView, RiskView, SoldVariantView, TriedAuthorityView } from '../../../server/src/modules/orders/contract.ts';
import type { KpiView, PersonAtWorkView } from '../../../server/src/modules/insights/contract.ts';
import type { MacroPreview as MacroPreviewShape, MacroView } from '../../../server/src/modules/macros/contract.ts';
import type { BroadcastView, NoticeList as NoticeListShape, NoticeView } from '../../../server/src/modules/notifications/contract.ts';
import type { ExportView, ImportView } from '../../../server/src/modules/transfers/contract.ts';
import type { HoldView, RetentionPreview as RetentionPreviewShape, RetentionView } from '../../../server/src/modules/privacy/contract.ts';
import type { ReasonView, TagView, VersionView } from '../../../server/src/modules/taxonomy/contract.ts';

export interface Money {
  amount_minor: number;
  currency: string;
}

export interface Page<Row> {
  data: Row[];
  next_cursor: string | null;
}

export type Named = Static<typeof NamedShape>;
export type StatusCategory = Static<typeof Category>;
export type Priority = Static<typeof PriorityShape>;
export type Status = StatusView;
export type Address = MailboxView;

export type Session = SessionView;
export type Person = NonNullable<SessionView['person']>;
export type Brand = SessionView['brands'][number];

export type BrandDetails = BrandView;
export type Member = PersonView;
export type SignInProvider = ProviderView;
export type Abilities = AbilitiesView;
export type Role = Static<typeof RoleShape>;
export type PermissionInfo = Static<typeof PermissionShape>;
export type Team = Static<typeof TeamShape>;
export type Invitation = InvitationView;
export type SentInvitation = Static<typeof SentInvitationShape>;
export type ApiKey = KeyView;
export type Webhook = WebhookOutView;
export type WebhookDelivery = DeliveryView;
export type Security = SecurityView;

export type Conversation = ConversationView;
export type InboxRow = InboxRowView;
export type Inbox = InboxAnswer;
export type InboxView = Static<typeof ViewCount>;
export type SavedView = SavedViewShape;
export type ConversationPage = ConversationPageView;
export type Message = MessageView;
export type Attachment = MessageView['attachments'][number];
export type ConversationEvent = ConversationEventView;
export type HandOver = HandOverInput;
export type ConversationChange = ConversationChangeInput;
export type Draft = DraftView;
export type DraftFile = DraftView['attachments'][number];
export type Order = OrderCardView;
export type Shipment = Static<typeof ShipmentShape>;
export type CustomerCard = NonNullable<ConversationPageView['customer']>;
export type EarlierConversation = ConversationPageView['earlier'][number];
export type SideThread = ConversationPageView['side_threads'][number];
export type Viewer = ConversationPageView['viewers'][number];
export type ReplyDefaults = Static<typeof ReplyDefaultsShape>;
export type SearchHits = SearchHitsView;
export type Customer = CustomerView;
export type Tag = TagView;
export type Reason = ReasonView;
export type ReasonVersion = VersionView;
export type AuditEntry = AuditEntryView;

export type Macro = MacroView;
export type MacroPreview = Static<typeof MacroPreviewShape>;
export type Kpi = KpiView & { target?: number | null };
export type Mailbox = MailboxShape;
export type MailWays = MailWaysView;
export type ConnectionTest = ConnectionTestView;
export type ConnectionProblem = ConnectionProblemShape;
export type DomainCheck = DomainCheckView;
export type PersonAtWork = PersonAtWorkView;
export type Broadcast = BroadcastView;
export type Retention = RetentionView;
export type RetentionPreview = Static<typeof RetentionPreviewShape>;
export type Hold = HoldView;
export type Import = ImportView;
export type LeftOut = { id: string; place: string; reason: string; excerpt: string; at: string };
export type Export = ExportView;
export type TriedAuthority = TriedAuthorityView;
export type OrderPage = OrderPageView;
export type Connector = ConnectorView;
export type Connection = ConnectionView;
export type PlaceWebhook = PlaceWebhookView;
export type PlaceTest = PlaceTestView;
export type PlaceProblem = Static<typeof PlaceProblemShape>;
export type CustomShop = CustomShopView;
export type OrderAction = OrderActionView;
export type Actionable = ActionableView;
/** What each role may do alone, and what is asked for in a case of doubt. */
export type AuthorityMatrix = MatrixView;
/** How careful to be with a customer, and why. */
export type CustomerRisk = RiskView;
/** A variant that can be sold in the currency of an order. */
export type SoldVariant = SoldVariantView;
export type MemberAction = MemberActionView;
export type Memberships = MembershipsView;
export type Review = ReviewView;
export type Dealing = DealingView;
export type Campaign = CampaignView;
export type CampaignFile = CampaignFileView;
export type Telling = TellingView;
export type Payment = PaymentView;
export type Dispute = DisputeView;
export type DisputeWithPack = DisputeWithPackView;
export type Approval = ApprovalView;
export type Calendar = CalendarView;
export type Holiday = HolidayView;
export type Notice = NoticeView;
export type NoticeList = Static<typeof NoticeListShape>;

export interface Choices {
  people: Named[];
  teams: Named[];
  statuses: Status[];
  tags: Tag[];
  reasons: Reason[];
}

export interface UploadedFile {
  id: string;
  name: string;
  size: number;
  type: string;
}
