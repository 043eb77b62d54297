import { defineModule, type Module } from '../../platform/module/module.ts';
import { SEND_JOB } from './commands/schedule-report.ts';
import { sendReport } from './jobs/send-report.ts';
import type { InsightPorts } from './ports.ts';
import { routes } from './routes.ts';

export const insights = (ports: InsightPorts): Module =>
  defineModule({
    name: 'insights',
    routes,
    jobs: { [SEND_JOB]: sendReport(ports) },
    permissions: { 'insights.read': 'See figures and reports', 'insights.share': 'Share reports, send them by mail, set targets' },
    erase: 'keeps nothing of a customer',
    export: 'keeps nothing of a customer',
  });
