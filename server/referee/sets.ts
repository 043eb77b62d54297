import type { RefereeSet } from './figure.ts';
import { bitextEntities } from './sets/bitext-entities.ts';
import { businessHours } from './sets/business-hours.ts';
import { carrierStatusCodes } from './sets/carrier-status-codes.ts';
import { carrierTrackingResponses } from './sets/carrier-tracking-responses.ts';
import { emailBounce } from './sets/email-bounce.ts';
import { emailMime } from './sets/email-mime.ts';
import { emailReplyTrim } from './sets/email-reply-trim.ts';
import { emailSignature } from './sets/email-signature.ts';
import { emailSpam } from './sets/email-spam.ts';
import { emailTnef } from './sets/email-tnef.ts';
import { erlang } from './sets/erlang.ts';
import { erlangPeerVectors } from './sets/erlang-peer-vectors.ts';
import { htmlSanitize } from './sets/html-sanitize.ts';
import { incidentSlaLog } from './sets/incident-sla-log.ts';
import { intentBanking77 } from './sets/intent-banking77.ts';
import { intentBitext } from './sets/intent-bitext-ecommerce.ts';
import { intentClinc150 } from './sets/intent-clinc150.ts';
import { intentHint3 } from './sets/intent-hint3-retail-live.ts';
import { kbCranfield, kbEcommerceFaq, kbSupportRetrieval } from './sets/kb-search.ts';
import { langidShortTexts } from './sets/langid-short-texts.ts';
import { ordersOlist } from './sets/orders-olist.ts';
import { opsSla } from './sets/ops-sla.ts';
import { opsExperiments } from './sets/ops-experiments.ts';
import { opsStaffing } from './sets/ops-staffing.ts';
import { opsWilson } from './sets/ops-wilson.ts';
import { peerAutomationRules } from './sets/peer-automation-rules.ts';
import { peerSlaScenarios } from './sets/peer-sla-scenarios.ts';
import { piiPresidio } from './sets/pii-presidio.ts';
import { rehearsalErlang, rehearsalOps } from './sets/rehearsal-theory.ts';
import { retailPolicyTasks } from './sets/retail-policy-tasks.ts';
import { rosterInrc2 } from './sets/roster-inrc2.ts';
import { rosterShiftScheduling } from './sets/roster-shift-scheduling.ts';
import { schedule } from './sets/schedule.ts';
import { sentimentReviews, sentimentUmsab, tweetsAirline } from './sets/sentiment-learned.ts';
import { sentimentVaderGroundtruth } from './sets/sentiment-vader-groundtruth.ts';
import { eventLogs } from './sets/ticket-eventlog.ts';
import { trackingNumbers } from './sets/tracking-numbers.ts';
import { tweetsSupportTopics } from './sets/tweets-support-topics.ts';
import { urlSsrf } from './sets/url-ssrf.ts';
import { vendorPayloads } from './sets/vendor-payloads.ts';
import { vendorRequests } from './sets/vendor-requests.ts';
import { vendorSignatures } from './sets/vendor-signatures.ts';
import { vendorShopify } from './sets/vendor-shopify.ts';
import { vendorTrackers } from './sets/vendor-trackers.ts';
import { vendorWooCommerce } from './sets/vendor-woocommerce.ts';
import { volumeBank1999, volumeBank2003 } from './sets/volume-callcenter-banks.ts';
import { volumeCallcenterDailyKpi } from './sets/volume-callcenter-daily-kpi.ts';
import { volumeDailyEvents, volumeHourlyEvents } from './sets/volume-events.ts';
import { volumeM4Hourly } from './sets/volume-m4-hourly.ts';
import { volumeRetailEvents } from './sets/volume-retail-events.ts';

/** The sets measured so far; add one by writing sets/<name>.ts and naming it here. */
export const sets: readonly RefereeSet[] = [
  emailMime,
  emailReplyTrim,
  emailBounce,
  emailSignature,
  emailSpam,
  emailTnef,
  htmlSanitize,
  urlSsrf,
  piiPresidio,
  langidShortTexts,
  vendorPayloads,
  vendorRequests,
  vendorSignatures,
  vendorShopify,
  vendorWooCommerce,
  vendorTrackers,
  ordersOlist,
  retailPolicyTasks,
  volumeCallcenterDailyKpi,
  volumeBank1999,
  volumeBank2003,
  volumeHourlyEvents,
  volumeDailyEvents,
  volumeRetailEvents,
  volumeM4Hourly,
  incidentSlaLog,
  eventLogs,
  opsExperiments,
  opsWilson,
  erlang,
  erlangPeerVectors,
  opsStaffing,
  schedule,
  rehearsalErlang,
  rehearsalOps,
  rosterInrc2,
  rosterShiftScheduling,
  peerAutomationRules,
  opsSla,
  businessHours,
  peerSlaScenarios,
  trackingNumbers,
  carrierTrackingResponses,
  carrierStatusCodes,
  bitextEntities,
  sentimentVaderGroundtruth,
  sentimentUmsab,
  sentimentReviews,
  tweetsAirline,
  intentBanking77,
  intentClinc150,
  intentHint3,
  intentBitext,
  tweetsSupportTopics,
  kbSupportRetrieval,
  kbCranfield,
  kbEcommerceFaq,
];
