import { planSeasonAside } from '../../../modules/workforce/index.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { TryError, type TryCore } from './core.ts';

const help = [
  'keepdesk try season [--seconds 10] [--last-dates no]',
  '',
  'In:  {"from" (a Monday: week 0),"today"?,"required":[full-time people on contacts by week],"regulars":{…},"seasonal"?:{…},"classes"?:[…],"trainers"?,',
  '      "overtime"?:{…},"surge"?:{…},"deferral"?:{…},"deflection"?:[…],"budget"?,"short_cost"?,"late_share"?:0.01,"held"?:{"classes":{id:people},"surge":[…],"deflection":[…]}}',
  'Out: {"status":"cheapest|good|impossible","cost","bound","fractional","costs":{…},"short_weeks","short_cost","weeks":[…],"decisions":[{"kind","id","amount","from_week",',
  '      "decide_on","last_on","later":[{"weeks","cost","short"}],"without":{"cost","short"}}],"chosen":{…},"breaches":[],"conflict":[],"end":{…}}',
  '',
  'Weeks are numbers from 0; costs are in one unit of your choice; shares are 0–1.',
  'regulars:   "headcount" in "counted_week"?:0, "annual_attrition", "shrinkage" (of paid time, not on contacts), "hours_a_week", "hour_cost"',
  'seasonal:   "train_weeks", "washout" (do not finish), "nesting_weeks" at "nesting_share" of a regular, then "ramp":[…] and 1, "annual_attrition", "early"?:{"weeks","annual_attrition"},',
  '            "hour_cost", "hiring_cost" each, "recruiting_weeks" (from opening recruiting to the first day), "acceptance" of offers, "no_show", "trainees_a_trainer" (a trainer is',
  '            taken from the regulars), "mentoring" (of a regular’s time for each who nests), "ends_week"? (contracts end with its beginning)',
  'classes:    {"id","start_week","least","most","fixed_cost"?,"recruiting"?:true (opened already),"hires"? (decided already),"counted"?:{"week","people"}}: begun with 0, or least to most',
  'trainers:   at most so many at once, or by week',
  'overtime:   "hours_a_week" of each regular at most, at "factor" times the hour, "notice_weeks"?',
  'surge:      "from_week", "lead_weeks" (signed before), "least_weeks" and "least_people", "most_people", "productivity", "hour_cost", "ramp_fee" each, "contract_fee", "signed"?',
  'deferral:   "share" of a week’s work that may be done a week later, at "cost" a person’s week',
  'deflection: {"id","rate" (of contacts avoided),"evidence":"measured|elsewhere|guessed","from_week","to_week"?,"lead_weeks","cost_once","cost_a_week","bought"?}',
  '',
  'cost        extra costs (all but regulars’ hours) and what is short at "short_cost" a person’s week (three times a regular’s, where left out)',
  'bound       no plan costs less; "fractional": not even with people in fractions. "cheapest" is within a hundred-thousandth of the bound',
  'last_on     the last Monday it can be decided on: the season is solved again with it ever later, what was decided before standing; a week more costs over "late_share"',
  'weeks       reckoned by a checker that shares nothing with the program: effective people by source, what is short, what is spare',
  'conflict    where nothing is possible: the fewest of budget, trainers and held that contradict each other',
  '',
  'Example: twelve people, more work from week 3 on, a class that can begin in week 0',
  `  echo '{"from":"2026-09-07","required":[9,9,9,10,14,15,15],"regulars":{"headcount":12,"annual_attrition":0.3,"shrinkage":0.2,"hours_a_week":40,"hour_cost":15},"seasonal":{"train_weeks":2,"washout":0.1,"nesting_weeks":1,"nesting_share":0.5,"ramp":[0.8],"annual_attrition":0.4,"hour_cost":15,"hiring_cost":300,"recruiting_weeks":4,"acceptance":0.7,"no_show":0.1,"trainees_a_trainer":8,"mentoring":0.1},"classes":[{"id":"autumn","start_week":0,"least":3,"most":12}],"overtime":{"hours_a_week":5,"factor":1.5}}' | keepdesk try season`,
].join('\n');

/** `keepdesk try season`: the cheapest mix for a season, and until when each part of it can wait. */
export function seasonCore(options: Readonly<Record<string, string>>): TryCore {
  const seconds = Number(options['seconds'] ?? 10);
  if (!(seconds > 0 && seconds <= 3600)) throw new TryError('invalid_option', '--seconds must be a number above 0, up to 3600');
  return {
    help,
    run: async (input) => {
      try {
        return await planSeasonAside(input, { seconds, lastDates: options['last-dates'] !== 'no' });
      } catch (error) {
        if (error instanceof Refusal) throw new TryError(error.code, error.message);
        throw error;
      }
    },
  };
}
