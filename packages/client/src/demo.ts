import type { DemoProgressView } from '../../../server/src/app/demo/contract.ts';
import { get, post } from './request.ts';

export type DemoProgress = DemoProgressView;

export const beginDemo = () => post<DemoProgress>('/api/v1/setup/demo');
/** How far the demo's past is written, and whether its first forecast and schedule are made. */
export const loadDemoProgress = () => get<DemoProgress>('/api/v1/setup/demo');
