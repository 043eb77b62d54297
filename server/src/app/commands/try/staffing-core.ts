import { backlogCore } from './staffing-backlog.ts';
import { agentsIn, behaviourIn, demandIn, given, listOf, numberIn, ratesIn, targetsIn } from './staffing-input.ts';
import { bestConcurrency, explainStaffing, offeredLoads, priorityWaits, staff, type Behaviour, type ChatFigures, type StaffingQuestion, type QueueFigures } from '../../../modules/workforce/index.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { textField, TryError, type TryCore } from './core.ts';

const help = [
  'In:  {"model","arrivals","interval_seconds","aht_seconds","patience_seconds"?,"capacity"?,"concurrency"?,"agents"?,',
  '      "target":{"service_level","within_seconds","average_wait_seconds"?}?,"max_occupancy"?,"max_abandon"?,"max_blocked"?,"shrinkage"?,"explain"?}',
  'Out: {"agents","positions","service_level","occupancy","wait_probability","average_wait_seconds","average_wait_served_seconds","wait_p90_seconds",',
  '      "queue_length","abandon_probability","blocking_probability","stable",…}',
  '',
  'Without "agents": the smallest number that meets everything asked for together. With it: what they reach. "positions" are the people to schedule',
  'so that "agents" are there: agents ÷ (1 − shrinkage). A queue that grows without end says "stable":false; waits that never end are null.',
  '"service_level" is answered within the target ÷ offered; "service_level_excluding_early_abandons" and "service_level_of_answered" stand beside it.',
  '',
  'model:     erlang_c   everybody waits as long as it takes',
  '           erlang_a   people hang up: "patience_seconds" is their mean patience (exact at any load)',
  '           erlang_b   nobody can wait; max_blocked or service_level 1 − blocked',
  '           mmck       so many places, agents\' included: "capacity"',
  '           chat       several at a time: "concurrency" is the most (with "slowdown", the share by which each chat slows each other), or a list of',
  '                      chats an agent finishes an hour while holding 1, 2, … of them; max_occupancy is of places for chats',
  '           backlog    work with deadlines: "arrivals" by interval, "open":[1,0,…] (default always), target.within_seconds in open time,',
  '                      "opening":[{"contacts","age_seconds"}]; "agents" may be a part of one, or a list by interval; a number for "arrivals" is a steady rate.',
  '                      Also out: "plan" (agents by interval, as even as can be), "critical", "backlog", "first_late_interval"',
  '           priority   "arrivals" of each class, the most urgent first; also out: "waits_by_class"',
  '           offered_load  "arrivals" by interval → "loads" with what is in progress, beside arrivals × handle time ("quoted")',
  'explain:   true adds "steps": how the figure comes about',
  '',
  'Example:',
  `  echo '{"model":"erlang_a","arrivals":48,"interval_seconds":60,"aht_seconds":60,"patience_seconds":120,"agents":50,"target":{"within_seconds":20}}' | keepdesk try staffing`,
  '  48 calls a minute of a minute each, 50 agents, patience two minutes: 3.1 % hang up and 94.3 % are answered within 20 seconds, where Erlang C,',
  '  which knows no hanging up, says 64.3 %. For how many are needed, leave "agents" out and say {"service_level":0.8,"within_seconds":20}.',
].join('\n');

/** `keepdesk try staffing`: what so many agents reach, or how many are needed. */
export function staffingCore(): TryCore {
  return {
    help,
    run(input) {
      try {
        return decide(input, textField(input, 'model'));
      } catch (error) {
        if (error instanceof Refusal) throw new TryError(error.code, error.message);
        throw error;
      }
    },
  };
}

function decide(input: unknown, model: string): unknown {
  if (model === 'backlog') return backlogCore(input);
  if (model === 'priority') return priority(input);
  if (model === 'offered_load') return { loads: offeredLoads(listOf(input, 'arrivals').map((one) => one / numberIn(input, 'interval_seconds')), numberIn(input, 'interval_seconds'), numberIn(input, 'aht_seconds')).map(({ quoted, atEnd, mean }) => ({ quoted, at_end: atEnd, mean })) };
  const [behaviour, agents, targets, shrinkage] = [behaviourIn(input, model), agentsIn(input), targetsIn(input), given(input, 'shrinkage')];
  const question: StaffingQuestion = { demand: demandIn(input, behaviour), behaviour, targets, ...(agents === undefined ? {} : { agents }), ...(shrinkage === undefined ? {} : { shrinkage }) };
  const explain = (input as Record<string, unknown>)['explain'] === true;
  const { answer, steps } = explain ? explainStaffing(question) : { answer: staff(question), steps: undefined };
  const knowsLevel = targets.withinSeconds !== undefined || model === 'erlang_b';
  return { agents: answer.agents, positions: answer.positions, ...shown(answer.figures, knowsLevel), ...chatAlso(input, question, behaviour, answer.figures), ...(steps && { steps }) };
}

function shown(figures: QueueFigures, knowsLevel: boolean): Record<string, unknown> {
  return {
    service_level: knowsLevel ? figures.serviceLevel : null, service_level_excluding_early_abandons: knowsLevel ? figures.serviceLevelOfPatient : null,
    service_level_of_answered: knowsLevel ? figures.serviceLevelOfAnswered : null, wait_longer_than_target_probability: knowsLevel ? figures.waitLongerShare : null,
    occupancy: figures.occupancy, offered_load: figures.load, wait_probability: figures.waitShare, average_wait_seconds: figures.waitSeconds, average_wait_served_seconds: figures.waitAnsweredSeconds,
    average_wait_delayed_seconds: figures.waitDelayedSeconds, wait_p90_seconds: figures.waitP90Seconds, queue_length: figures.queueLength,
    abandon_probability: figures.abandonShare, blocking_probability: figures.blockedShare, stable: figures.stable,
  };
}

function chatAlso(input: unknown, { demand, targets }: StaffingQuestion, behaviour: Behaviour, figures: QueueFigures | ChatFigures): Record<string, unknown> {
  if (behaviour.model !== 'chat' || !('placesTaken' in figures)) return {};
  return {
    mean_concurrency: figures.meanConcurrency, chats_in_progress: figures.inProgress, chat_duration_seconds: figures.chatSeconds, places_taken: figures.placesTaken,
    best_concurrency: figures.agents > 0 ? bestConcurrency(demand, figures.agents, ratesIn(input), targets.withinSeconds ?? 0, behaviour.patienceSeconds) : null,
  };
}

function priority(input: unknown): unknown {
  const seconds = numberIn(input, 'interval_seconds');
  const found = priorityWaits(listOf(input, 'arrivals').map((one) => one / seconds), numberIn(input, 'aht_seconds'), numberIn(input, 'agents'));
  return { agents: numberIn(input, 'agents'), wait_probability: found.waitShare, average_wait_seconds: found.waitAllSeconds, waits_by_class: found.waitSeconds, stable: found.stable };
}
