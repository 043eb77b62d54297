import { totalmem } from 'node:os';

const MiB = 1024 * 1024;

/**
 * Server settings for one small machine that also runs Keepdesk and, during a sale, little else.
 * `fast` gives up durability and is for throw-away clusters only.
 */
export function serverSettings({ fast = false, memoryBytes = totalmem() } = {}): Record<string, string> {
  return {
    shared_buffers: `${clamp(memoryBytes / 8 / MiB, 64, 512)}MB`,
    effective_cache_size: `${clamp(memoryBytes / 2 / MiB, 256, 16_384)}MB`,
    work_mem: '12MB',
    maintenance_work_mem: '128MB',
    max_connections: '80',
    io_workers: '2',
    max_parallel_workers_per_gather: '1',
    autovacuum_max_workers: '2',
    random_page_cost: '1.1',
    jit: 'off',
    wal_compression: 'on',
    max_wal_size: '2GB',
    checkpoint_timeout: '10min',
    idle_in_transaction_session_timeout: '5min',
    ssl: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    // A log line must not carry a customer's words: no statements, no row contents in DETAIL.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '512MB' } : {}),
  };
}

/** As `-c name=value` arguments, so that a changed release changes running installations too. */
export function asArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function clamp(value: number, low: number, high: number): number {
  return Math.round(Math.min(high, Math.max(low, value)));
}
