import { Type, type Static } from 'typebox';

const Coming = Type.Object({ with_days: Type.Integer(), made: Type.Boolean() });

/** How many days of its past the demo has written, the newest first, and with how many of them its first forecast and schedule are made. Until a demo is begun `days` is 0. */
export const DemoProgress = Type.Object({ days: Type.Integer(), of: Type.Integer(), conversations: Type.Integer(), forecast: Coming, schedule: Coming });
export type DemoProgressView = Static<typeof DemoProgress>;
