// Who may call whom: read by the import check, the tests and the drawing in ARCHITECTURE.md.
// A module calls down only; what sits above it is told by an event or reached through a port.
// These edges are the most that is allowed. Every module may also call identity and audit.

/** Edges that need no mention. */
export const open = ['identity', 'audit'];

/** @typedef {{ floor: number, owns: string, calls: string[], family?: boolean }} Room */

/** @param {number} floor @param {string} owns @param {string} [calls] @returns {Room} */
const room = (floor, owns, calls = '') => ({ floor, owns, calls: calls.split(' ').filter(Boolean) });

/** A family's members are small modules beside each other (`channels/email`) that never meet. @param {Room} members @returns {Room} */
const family = (members) => ({ ...members, family: true });

/** @type {Record<string, Room>} */
export const rooms = {
  audit: room(1, 'the record of changes and reads, tamper-evident'),
  identity: room(2, 'people who sign in, brands, teams, sites, roles, sessions, keys'),
  notifications: room(3, 'what staff are told, where and when they want it'),
  calendars: room(3, 'business hours, holidays, time zones'),
  experiments: room(3, 'stable random assignment, holdouts, effect estimates'),
  customers: room(3, 'people, handles, consent, merges, proof of who is asking'),
  taxonomy: room(3, 'contact reasons, tags, priorities, custom fields'),
  catalogue: room(3, 'products, variants, stock, sizing, promotions, campaign calendar'),
  approvals: room(4, 'one queue of things waiting for a second person', 'notifications'),
  privacy: room(4, 'retention, export, erasure, redaction, registers', 'customers'),
  orders: room(5, 'orders, lines, payments, refunds, disputes, authority matrix', 'approvals calendars customers taxonomy catalogue'),
  shipments: room(6, 'parcels, tracking events, exceptions, delivery prediction', 'notifications calendars orders'),
  memberships: room(6, 'subscriptions, loyalty, vouchers and store credit', 'approvals customers catalogue orders'),
  reviews: room(6, 'product reviews from every connected place', 'customers catalogue orders'),
  returns: room(7, 'policies, requests, labels, inspections, exchanges, claims', 'approvals calendars taxonomy customers catalogue orders shipments memberships'),
  knowledge: room(7, 'articles, snippets, procedures, briefings, public help centre', 'approvals notifications privacy taxonomy catalogue customers orders shipments'),
  conversations: room(7, 'conversations, messages, notes, drafts, merge, search, spam', 'notifications customers taxonomy orders shipments privacy'),
  triage: room(8, 'category, language, sentiment, entities, urgency', 'customers taxonomy catalogue privacy orders shipments memberships returns conversations'),
  macros: room(8, 'replies with actions, approval', 'approvals notifications taxonomy knowledge customers orders shipments returns memberships conversations'),
  surveys: room(8, 'satisfaction, effort and recommendation surveys', 'notifications customers privacy conversations'),
  offers: room(8, 'save offers, cross-sell, attribution', 'experiments customers catalogue orders returns memberships conversations'),
  quality: room(8, 'scorecards, samples, reviews, calibration, coaching', 'notifications taxonomy conversations'),
  dealings: room(8, 'everything between a customer and a brand, in one line', 'customers catalogue orders shipments memberships reviews returns conversations'),
  connections: room(8, 'connections to shops and services: sync, webhooks in, health', 'notifications customers catalogue orders shipments memberships reviews returns conversations'),
  tracking: family(room(9, 'carriers and trackers', 'shipments returns connections')),
  sla: room(9, 'policies, clocks, breaches', 'notifications calendars taxonomy customers orders shipments conversations triage'),
  risk: room(9, 'what is likely to happen next: they write again, something comes back, they do not come back', 'customers catalogue orders shipments returns conversations triage'),
  escalations: room(10, 'what may not go its usual way: matrix, owners, what no program may do', 'notifications calendars customers taxonomy privacy orders conversations triage sla'),
  integrations: room(9, 'webhooks out', 'notifications customers orders knowledge conversations macros'),
  transfers: room(9, 'history brought in from other desks, and everything taken out', 'notifications customers taxonomy privacy orders shipments conversations macros'),
  commerce: family(room(9, 'shops, marketplaces and services around them', 'connections customers catalogue orders shipments returns memberships offers')),
  assist: room(9, 'bot, suggested replies, summaries, translation, guardrails', 'customers catalogue orders shipments returns memberships taxonomy knowledge conversations triage macros offers'),
  marketing: room(10, 'what happens here, told to marketing services', 'customers orders shipments memberships reviews returns conversations surveys connections'),
  routing: room(10, 'presence, skills, capacity, pools, assignment, peak mode', 'notifications approvals calendars taxonomy customers shipments conversations triage sla risk'),
  outreach: room(11, 'proactive notices, quiet hours', 'approvals experiments calendars customers taxonomy catalogue privacy orders shipments returns memberships conversations triage risk routing'),
  invitations: room(11, 'the hesitating buyer asked whether they need help: whom, when, and what it did', 'experiments orders conversations routing'),
  automation: room(11, 'rules, triggers, schedules, dry run', 'notifications calendars taxonomy customers orders shipments returns memberships conversations triage sla routing macros offers integrations'),
  facts: room(12, 'one row per conversation and agent interval, rollups, KPI arithmetic', 'experiments calendars taxonomy customers orders shipments returns conversations triage sla routing surveys outreach offers quality'),
  portal: room(12, 'what a shopper sees and does: tracking page, returns, help', 'customers privacy orders shipments returns knowledge outreach conversations'),
  channels: family(room(12, 'where messages come in and go out', 'notifications calendars privacy customers routing knowledge surveys outreach invitations commerce connections conversations')),
  people: room(13, 'people records, training, certification, careers, recognition', 'notifications taxonomy knowledge conversations routing quality facts'),
  workforce: room(14, 'forecast, staffing, scheduling, adherence, rehearsal', 'notifications calendars taxonomy catalogue orders shipments returns memberships conversations triage sla routing people facts'),
  insights: room(15, 'dashboards, root causes, reports, reviews, improvement tracker', 'experiments calendars customers catalogue orders shipments returns memberships taxonomy conversations sla routing surveys quality people workforce outreach offers facts'),
  partnership: room(16, 'audit of an operation, scope, pilots, partner scorecards', 'routing quality people workforce facts insights'),
  billing: room(17, 'rate cards, invoices, return on investment', 'approvals workforce facts insights partnership'),
};

/** Everything a room may call. @param {string} name */
export function callsOf(name) {
  const given = rooms[name];
  if (!given) throw new Error(`The module map knows no room "${name}".`);
  return [...new Set([...given.calls, ...open.filter((free) => (rooms[free]?.floor ?? 0) < given.floor)])];
}
