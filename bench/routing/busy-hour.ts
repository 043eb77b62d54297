import type { RoutingAgent, RoutingRound, WaitingConversation } from '../../server/src/modules/routing/rules/shapes.ts';

const NOW = Date.parse('2026-11-27T15:00:00Z');
const brands = Array.from({ length: 20 }, (_, i) => `brand${i}`);
const languages = ['en', 'en', 'en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'ja', 'ar'];
const skills = ['billing', 'shipping', 'returns', 'product', 'fraud', 'technical'];

/** Black Friday at a partner of twenty brands: nearly everybody is full, and `free` of them have room for a little. */
export function busyHour(agents: number, waiting: number, free: number, dice: () => number): RoutingRound {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(dice() * from.length)] as T;
  const staff = Array.from({ length: agents }, (_, i): RoutingAgent => ({
    id: `agent${i}`, state: dice() < 0.85 ? 'available' : 'break', pools: [i % 4 === 0 ? 'partner' : 'main'], brands: i % 10 === 0 ? '*' : brands.slice(i % 17, (i % 17) + 3), in_house: i % 4 !== 0, tier: dice() < 0.2 ? 2 : 1,
    skills: Object.fromEntries(skills.slice(0, 2 + Math.floor(dice() * 4)).map((skill) => [skill, 1 + Math.floor(dice() * 5)])), languages: { en: 4, [pick(languages)]: 4 },
    channels: { email: 6, chat: 3 }, work: dice() < free / agents ? { email: 2, chat: 1 } : { email: 6, chat: 3 }, idle_since: NOW - dice() * 3_600_000,
  }));
  const queue = Array.from({ length: waiting }, (_, i): WaitingConversation => {
    const since = NOW - dice() * 8 * 3_600_000;
    return {
      id: `c${i}`, brand: pick(brands), channel: dice() < 0.3 ? 'chat' : 'email', pool: 'main', language: pick(languages), waiting_since: since, due_at: since + (1 + dice() * 8) * 3_600_000,
      needs: dice() < 0.7 ? [{ skill: pick(skills), level: 1 + Math.floor(dice() * 3), relax_after_seconds: 4 * 3600 }] : [], class: pick(['payment', 'wismo', 'product', 'returns']), frustrated: dice() < 0.05,
      ...(dice() < 0.2 ? { last_agent: `agent${Math.floor(dice() * agents)}`, last_agent_at: NOW - dice() * 86_400_000 } : {}),
    };
  });
  return {
    now: NOW, agents: staff, waiting: queue,
    policy: { order: 'cost', weights: { chat: 15, email: 8 }, affinity: { fresh_seconds: 43_200, hold_seconds: 600 }, pools: { main: { overflow: [{ pool: 'partner', after_seconds: 1800 }] } }, longest_wait_seconds: { '*': 7 * 3600 }, costs: { payment: { per_hour: 30, missed: 50, handle_seconds: 300 }, wismo: { per_hour: 2 }, '*': { per_hour: 4, missed: 10 } } },
  };
}
