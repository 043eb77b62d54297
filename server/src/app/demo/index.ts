import type { Config } from '../../platform/config/config.ts';
import type { House } from '../house.ts';

export interface DemoWorld {
  readonly config: Config;
  begin(house: House, ports: { webPort: number; smtpPort: number | null }, say: (line: string) => void): Promise<string>;
  end(): Promise<void>;
}

export async function prepareDemo(config: Config): Promise<DemoWorld> {
  return { config, begin: async () => 'empty', end: async () => {} };
}
