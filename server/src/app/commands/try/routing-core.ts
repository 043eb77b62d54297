import { Type, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { match } from '../../../modules/routing/rules/match.ts';
import type { RoutingRound } from '../../../modules/routing/rules/shapes.ts';
import { TryError, type TryCore } from './core.ts';

const text = Type.String({ minLength: 1 });
const moment = Type.String({ format: 'date-time' });
const texts = Type.Array(text);
const count = Type.Number({ minimum: 0 });
const counts = Type.Record(Type.String(), count);
const maybe = Type.Optional as <T extends TSchema>(of: T) => ReturnType<typeof Type.Optional<T>>;

const Agent = Type.Object({
  id: text, state: Type.Union(['available', 'busy', 'break', 'training', 'offline'].map((state) => Type.Literal(state))), pools: texts, brands: Type.Union([texts, Type.Literal('*')]),
  skills: maybe(counts), languages: maybe(counts), tier: maybe(count), in_house: maybe(Type.Boolean()), channels: counts, capacity: maybe(count), work: maybe(counts), idle_since: maybe(moment),
});
const Waiting = Type.Object({
  id: text, brand: text, channel: text, pool: text, language: maybe(text), needs: maybe(Type.Array(Type.Object({ skill: text, level: maybe(count), relax_after_seconds: maybe(count) }))), tier: maybe(count),
  in_house_only: maybe(Type.Boolean()), waiting_since: moment, due_at: maybe(moment), class: maybe(Type.String()), weight: maybe(count), frustrated: maybe(Type.Boolean()),
  last_agent: maybe(text), last_agent_at: maybe(moment), not: maybe(texts),
});
export const CostOfWaiting = Type.Object({ per_hour: count, growth_per_hour: maybe(count), missed: maybe(count), handle_seconds: maybe(Type.Number({ exclusiveMinimum: 0 })), abandon_per_hour: maybe(Type.Number({ exclusiveMinimum: 0 })) });
export const RoutingTerms = Type.Object({
  order: maybe(Type.Union([Type.Literal('due'), Type.Literal('cost')])), capacity: maybe(count), weights: maybe(counts), exclusive: maybe(texts), raise: maybe(counts),
  pools: maybe(Type.Record(Type.String(), Type.Object({ mode: maybe(Type.Union([Type.Literal('offered'), Type.Literal('pick')])), overflow: maybe(Type.Array(Type.Object({ pool: text, after_seconds: count }))) }))),
  affinity: maybe(Type.Object({ fresh_seconds: count, hold_seconds: maybe(count) })), target_seconds: maybe(count), longest_wait_seconds: maybe(counts), costs: maybe(Type.Record(Type.String(), CostOfWaiting)), most_offers: maybe(count),
});
const Round = Type.Object({ now: moment, agents: Type.Array(Agent), waiting: Type.Array(Waiting), policy: maybe(RoutingTerms) });

/** `keepdesk try routing`: one decision round. */
export function routingCore(): TryCore {
  return {
    help: [
      'In:  {"now","agents":[…],"waiting":[…],"policy"?:{…}}; moments are ISO 8601',
      '     agent:   {"id","state":"available|busy|break|training|offline","pools":[…],"brands":[…]|"*","channels":{"email":5,"chat":3,"voice":1},',
      '       "skills"?:{"billing":3},"languages"?:{"de":4},"tier"?:1,"in_house"?:true,"capacity"?:100,"work"?:{"email":2},"idle_since"?}',
      '       channels: how many at once; work: what is in hand, offers included; levels go from 1 to 5; only who is available is offered work',
      '     waiting: {"id","brand","channel","pool","waiting_since","due_at"?,"language"?,"needs"?:[{"skill","level"?,"relax_after_seconds"?}],"tier"?,',
      '       "in_house_only"?,"class"?,"weight"?,"frustrated"?,"last_agent"?,"last_agent_at"?,"not"?:[agents who let it pass]}',
      '     policy:  {"order"?:"due"|"cost","capacity"?:100,"weights"?:{"chat":30},"exclusive"?:["voice"],"raise"?:{"chat":1.5},',
      '       "pools"?:{"main":{"mode":"offered"|"pick","overflow":[{"pool","after_seconds"}]}},"affinity"?:{"fresh_seconds","hold_seconds"?},',
      '       "target_seconds"?:28800,"longest_wait_seconds"?:{"*":86400},"costs"?:{"payment":{"per_hour","growth_per_hour"?,"missed"?,"handle_seconds"?,',
      '       "abandon_per_hour"?}},"most_offers"?}; weights are units a conversation takes of an agent’s capacity (10), raise is what peak mode multiplies',
      'Out: {"offers":[{"conversation","agent","because"}],"left":[{"conversation","because"}]}, offers in the order in which they are served',
      '',
      'Example:',
      `  echo '{"now":"2026-11-27T10:00:00Z","agents":[{"id":"ana","state":"available","pools":["main"],"brands":"*","channels":{"email":1}}],"waiting":[{"id":"7","brand":"north","channel":"email","pool":"main","waiting_since":"2026-11-27T09:00:00Z"}]}' | keepdesk try routing`,
    ].join('\n'),
    run: (input) => match(roundOf(input)),
  };
}

function roundOf(input: unknown): RoutingRound {
  if (Value.Check(Round, input)) {
    refuseTwins((input as RoutingRound).agents, 'agents');
    refuseTwins((input as RoutingRound).waiting, 'waiting');
    return input as RoutingRound;
  }
  const [first] = Value.Errors(Round, input);
  throw new TryError('invalid_input', first ? `${first.instancePath || 'the line'} ${first.message}` : 'the line must hold a JSON object');
}

function refuseTwins(all: readonly { id: string }[], where: string): void {
  const seen = new Set<string>();
  for (const { id } of all) if (seen.size === seen.add(id).size) throw new TryError('invalid_input', `"${id}" stands twice among ${where}`);
}
