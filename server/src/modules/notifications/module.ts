import { defineModule, type Module } from '../../platform/module/module.ts';
import { actions } from './actions.ts';
import { FORGET_JOB, forgetOld } from './jobs/forget-old.ts';
import { MAIL_JOB, mailNotices } from './jobs/mail-notices.ts';
import type { NotificationPorts } from './ports.ts';
import { routes } from './routes.ts';

export function notifications(ports: NotificationPorts): Module {
  return defineModule({
    name: 'notifications',
    routes,
    actions,
    jobs: { [MAIL_JOB]: mailNotices(ports), [FORGET_JOB]: forgetOld },
    permissions: { 'notifications.broadcast': 'Send a note to everybody on the floor' },
    erase: 'keeps nothing of a customer',
    export: 'keeps nothing of a customer',
  });
}
