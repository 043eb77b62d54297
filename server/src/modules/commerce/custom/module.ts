import { defineModule, type Module } from '../../../platform/module/module.ts';
import type { CustomPorts } from './ports.ts';
import { routes } from './routes.ts';

export function customShop(ports: CustomPorts): Module {
  return defineModule({
    name: 'commerce/custom',
    routes: routes(ports),
    erase: 'keeps nothing of a customer',
    export: 'keeps nothing of a customer',
  });
}
