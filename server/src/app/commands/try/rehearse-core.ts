import { rehearse } from '../../../modules/workforce/index.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { TryError, type TryCore } from './core.ts';
import { rehearsalIn } from './rehearse-input.ts';

const help = [
  'In:  {"seed","replications"?:5,"confidence"?:0.95,"season":{…},"agents":[…],"policy"?:{…},"backlog"?:[…],"compare"?:[…]}',
  'Out: {"service_level","waits":{…},"arrived","missed","occupancy","cost":{"delay","labour","total"},"says":[…],"worst":[…],"by_reason":[…],"backlog":[…],',
  '      "by_interval":[…],"intervals":{"confidence","replications","service_level":[low,high],…},"compared"?:[…],"opening"?:{…}}',
  '',
  'Figures are means over the replications; the same line gives the same bytes. Routing, service levels and peak mode are the desk’s own.',
  '',
  'season:  "start"? (a Monday; UTC), "weeks" or "days", "interval_minutes"?:30, and either "arrivals":[contacts by interval] or "base_contacts_per_day",',
  '         "scale"?, "week_factor"?, "dow_factor_mon_first"?, "hour_share"?, "day_factor"?, "day_cv"? (how far days spread around the forecast);',
  '         or "streams":[{"channel","brand"?,"arrivals":[…]}] where each channel has its own course;',
  '         "reasons":[{"id","share","channel_share":{"chat":0.6,…},"pool"?}], "handle_time":{"distribution"?:"lognormal|exponential|constant","cv"?,"mean_s":{"chat":620},',
  '         "reason_multiplier"?}, "patience"?:{"chat":{"mean_s":150}}, "concurrency"?:{"chat":3}, "slowdown"?:0.2 or "chat_rate_by_k"?:"r(k)=k*mu/(1+0.2(k-1))" or',
  '         "rates_by_k"?:[0,…], "sla_s":{"chat":120}, "answered_when_done"?:["email"], "redial"?:{"phone":0.35,"delay_mean_s":900}, "reopen"?:{"p","delay_mean_s"},',
  '         "warm_up_s"?, "costs"? (what waiting costs where that is not what decides the order, as the policy’s, and "lost" where somebody gives up), "events"?:[…]; moments are ISO 8601 or seconds since the start',
  'events:  {"kind":"viral_post|carrier_meltdown|demand","factor","from","to","reason"?,"channel"?}, {"kind":"lost_site","site","from","to"},',
  '         {"kind":"leavers","share","at","of"?:"new_hires|everybody"}, {"kind":"peak_mode","by","from","to","effects"?:{"order_by_cost","raise":{"chat":1.5}}}',
  'agents:  {"id","count"?,"site"?,"skills"?:["billing"],"channels"?:{"chat":3},"pools"?,"weekly"?:[{"days":[1,2],"from":"09:00","to":"17:30","breaks":[["12:00","12:30"]]}],',
  '         "shifts"?:[{"from","to","breaks"}],"absence"?,"handle_factor"?,"hourly_cost"?,"starts"?,"ends"?,"ramp"?:[0.5,0.7],"washout"?,"annual_attrition"?};',
  '         without skills or channels: all; without shifts: always there; whoever has a ramp is a new hire',
  'policy:  as in `try routing` (order, costs, longest_wait_seconds, weights, raise, pools …), "calendar"? as in `try sla`; costs and longest waits are by reason,',
  '         or by "reason/channel" or "*/channel"',
  'backlog: [{"reason","channel","count","age_s"}]: what waits already when it begins, with how long each has waited. It takes people’s time and counts in "backlog", not in',
  '         "service_level" of what comes; "opening" says what became of it (waiting, answered_in_time, answered_late, gave_up, still_waiting)',
  'compare: [{"name","events"?,"policy"?,"agents"?}]: the same season with these too, with the same chances; "difference" and its "intervals" are play by play',
  '',
  'Waits end with the answer or with giving up; "service_level" is answered in time ÷ all whose outcome is known. "delay" is what waiting costs by "costs": per hour,',
  'growing, and once where the target was missed. Somebody whose shift ends finishes what is in hand; what was in hand at a lost site waits anew.',
  '',
  'Example:',
  `  echo '{"seed":1,"season":{"days":1,"base_contacts_per_day":300,"reasons":[{"id":"billing","share":1,"channel_share":{"chat":1}}],"handle_time":{"cv":1,"mean_s":{"chat":500}},"patience":{"chat":{"mean_s":150}},"concurrency":{"chat":3},"slowdown":0.2,"sla_s":{"chat":60}},"agents":[{"id":"ana","count":2}],"compare":[{"name":"a viral post","events":[{"kind":"viral_post","reason":"billing","factor":3,"from":36000,"to":50400}]}]}' | keepdesk try rehearse`,
].join('\n');

/** `keepdesk try rehearse`: a season played through the desk's own routing. */
export function rehearseCore(): TryCore {
  return {
    help,
    run(input) {
      const question = rehearsalIn(input);
      try {
        return rehearse(question);
      } catch (error) {
        if (error instanceof Refusal) throw new TryError(error.code, error.message);
        throw error;
      }
    },
  };
}
