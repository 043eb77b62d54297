/** What the desk's screens are told by the server. Fields are the API's own (snake_case, ISO 8601 UTC, money in minor units). */

export interface Money {
  amount_minor: number;
  currency: string;
}

export interface Page<Row> {
  data: Row[];
  next_cursor: string | null;
}

export interface Named {
  id: string;
  name: string;
}

export type StatusCategory = 'open' | 'waiting' | 'resolved' | 'spam';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';
export type Channel = 'email' | 'chat' | 'voice' | 'sms' | 'whatsapp' | 'social' | 'marketplace' | 'api';

export interface Status extends Named {
  category: StatusCategory;
}

export interface Brand extends Named {
  slug: string;
  color: string;
  locale: string;
  time_zone: string;
}

export interface Person extends Named {
  email: string;
  locale: string;
  theme: 'system' | 'light' | 'dark';
  shortcuts_enabled: boolean;
  density?: 'comfortable' | 'compact';
}

export interface Session {
  person: Person | null;
  setup_needed: boolean;
  brands: Brand[];
  permissions: string[];
  demo: boolean;
}

export interface InboxRow {
  id: string;
  number: number;
  subject: string;
  brand_id: string;
  customer: Named;
  preview: string;
  preview_from: 'customer' | 'agent' | 'note';
  channel: Channel;
  status: Status;
  priority: Priority;
  assignee: Named | null;
  team: Named | null;
  tags: string[];
  unread: boolean;
  last_message_at: string;
  waiting_since: string | null;
  due_at: string | null;
  snoozed_until: string | null;
  has_attachments: boolean;
  highlights?: string[];
}

export interface InboxView extends Named {
  count: number | null;
  scope: 'mine' | 'team' | 'everyone';
}

export interface Inbox extends Page<InboxRow> {
  views: InboxView[];
}

export interface Address {
  name: string | null;
  address: string;
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
  url: string;
  inline: boolean;
}

export type Delivery = 'queued' | 'sending' | 'sent' | 'failed' | 'scheduled';

export interface Message {
  id: string;
  kind: 'customer' | 'reply' | 'note' | 'side' | 'system';
  author: Named;
  at: string;
  channel: Channel;
  from: Address | null;
  to: Address[];
  cc: Address[];
  text: string;
  /** Sanitised by the server; shown only inside the sandboxed frame. */
  html: string | null;
  quoted_text: string | null;
  quoted_html: string | null;
  remote_images: number;
  attachments: Attachment[];
  delivery: Delivery | null;
  delivery_note: string | null;
  send_at: string | null;
  /** Things an agent should know before believing this message. */
  warnings: Array<{ code: string; text: string }>;
  original_sender: Address | null;
  raw_url: string | null;
}

export interface ConversationEvent {
  id: string;
  at: string;
  kind: string;
  actor: Named | null;
  /** What changed, as facts: the screen says them in the agent's language. */
  facts: Record<string, string | number | boolean | null>;
}

export interface Draft {
  html: string | null;
  text: string;
  to: Address[];
  cc: Address[];
  kind: 'reply' | 'note';
  attachments: Attachment[];
  updated_at: string;
  author: Named;
}

export interface Handle {
  id: string;
  kind: 'email' | 'phone' | 'username' | 'shop' | 'other';
  value: string;
  proven: boolean;
  /** How we know it belongs to this person. */
  proof: string | null;
}

export interface CustomerSummary extends Named {
  brand_id: string;
  locale: string | null;
  handles: Handle[];
  value: { orders: number; spent: Money; since: string | null };
  note: string | null;
}

export type ShipmentState =
  | 'pending'
  | 'info_received'
  | 'in_transit'
  | 'out_for_delivery'
  | 'attempt_failed'
  | 'available_for_pickup'
  | 'delivered'
  | 'exception'
  | 'returned'
  | 'expired';

export interface Shipment {
  id: string;
  carrier: string | null;
  tracking_number: string | null;
  tracking_url: string | null;
  state: ShipmentState;
  steps: Array<{ id: string; state: 'done' | 'current' | 'problem' | 'todo'; at: string | null }>;
  estimated_delivery_at: string | null;
  delivered_at: string | null;
  events: Array<{ at: string; state: string; description: string; place: string | null }>;
}

export interface OrderLine {
  id: string;
  title: string;
  variant: string | null;
  sku: string | null;
  quantity: number;
  price: Money;
  image_url: string | null;
}

export interface Order {
  id: string;
  number: string;
  placed_at: string;
  financial_status: string;
  fulfilment_status: string;
  total: Money;
  lines: OrderLine[];
  shipments: Shipment[];
  shipping_address: string | null;
  shop_url: string | null;
  flag: 'not_buyers_address' | null;
}

export interface EarlierConversation {
  id: string;
  number: number;
  subject: string;
  status: Status;
  last_message_at: string;
}

export interface Viewer extends Named {
  state: 'viewing' | 'typing';
}

export interface ReplyDefaults {
  from: Address;
  to: Address[];
  cc: Address[];
  /** Addresses added to or left out of what the shopper wrote to, in words. */
  changed: string[];
}

export interface SideThread extends Named {
  subject: string;
  to: Address[];
  last_message_at: string;
  messages: Message[];
}

export interface Conversation {
  id: string;
  number: number;
  subject: string;
  brand_id: string;
  channel: Channel;
  status: Status;
  priority: Priority;
  assignee: Named | null;
  team: Named | null;
  reason: Named | null;
  tags: string[];
  followers: Named[];
  created_at: string;
  waiting_since: string | null;
  due_at: string | null;
  deadline_state: 'running' | 'paused' | 'met' | 'missed' | null;
  snoozed_until: string | null;
  merged_into: { id: string; number: number } | null;
  merged_from: Array<{ id: string; number: number; subject: string }>;
  spam: boolean;
}

export interface ConversationPage {
  conversation: Conversation;
  messages: Message[];
  events: ConversationEvent[];
  draft: Draft | null;
  customer: CustomerSummary;
  orders: Order[];
  earlier: EarlierConversation[];
  viewers: Viewer[];
  reply_defaults: ReplyDefaults;
  side_threads: SideThread[];
}

export interface Macro extends Named {
  brand_id: string | null;
  folder: string | null;
  preview: string;
  actions: Array<{ kind: string; value: string }>;
  used: number;
}

export interface MacroPreview {
  html: string;
  text: string;
  unfilled: string[];
}

export interface Kpi {
  key: string;
  name: string;
  definition: string;
  value: number | null;
  unit: 'count' | 'seconds' | 'ratio' | 'score';
  n: number;
  period: { from: string; to: string; words: string };
  series: Array<{ at: string; value: number | null }>;
  drilldown_query: string;
  target?: number | null;
  interval?: [number, number] | null;
}

export interface Choices {
  people: Array<Named & { email: string; away: boolean }>;
  teams: Named[];
  statuses: Array<Status & { brand_id: string | null }>;
  tags: string[];
  reasons: Array<Named & { parent: string | null }>;
}

export interface UploadedFile {
  id: string;
  name: string;
  size: number;
  type: string;
}

export interface ChannelHealth {
  id: string;
  brand_id: string;
  kind: 'smtp' | 'imap' | 'google' | 'microsoft';
  address: string;
  state: 'healthy' | 'late' | 'failing' | 'off';
  last_success_at: string | null;
  last_error: string | null;
  waiting_out: number;
}
