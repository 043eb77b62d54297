import type { App } from '../platform/http/app.ts';
import { DemoProgress } from './demo/contract.ts';
import type { Demo } from './demo/index.ts';
import { serveDemoShop } from './demo/shop/serve.ts';

/** "Explore the demo" on the set-up page, and how far its history is written. */
export function serveDemo(app: App, demo: Demo, ports: () => { webPort: number; smtpPort: number | null }): void {
  serveDemoShop(app.fastify, () => demo.shop);
  app.open({ method: 'POST', url: '/api/v1/setup/demo', summary: 'Fill this installation with the demo world', access: { permission: 'identity.brands' }, response: DemoProgress, status: 201 }, async () => {
    await demo.begin(ports());
    return { ...demo.progress };
  });
  app.open({ method: 'GET', url: '/api/v1/setup/demo', summary: 'How far the demo’s history is written', access: 'signed-in', response: DemoProgress }, async () => ({ ...demo.progress }));
}
