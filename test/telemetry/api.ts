/** @module A Rollcall that is watched, and what its watchers are told. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createLogger } from '../../src/logger.ts';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { Telemetry } from '../../src/telemetry/telemetry.ts';
import { accessOfTests, signedIn, TEST_KEY } from '../support/access.ts';
import { startRollcall, type TestRollcall, type TestRollcallOptions } from '../support/rollcall.ts';

/** What the watchers of a Rollcall are told, and how it is asked. */
export interface WatchedRollcall {
  /** The vendors, and what it was made with. */
  readonly vendors: TestRollcall;
  readonly rollcall: Rollcall;
  /** Lines of the log. */
  readonly log: Record<string, unknown>[];
  /** Lines of the audit file. */
  audit(): Record<string, unknown>[];
  metrics(): Promise<string>;
  /** The values of one metric, by its labels as they are written. */
  values(metric: string): Promise<ReadonlyMap<string, number>>;
  post(body: object, headers?: Record<string, string>): Promise<Response>;
}

/** Ended with the test. */
export async function startWatched(options: TestRollcallOptions = {}): Promise<WatchedRollcall> {
  const vendors = await startRollcall(options);
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-telemetry-'));
  const log: Record<string, unknown>[] = [];
  const logger = createLogger({ write: (line: string) => void log.push(JSON.parse(line)) });
  let served: Rollcall | undefined;
  const telemetry = new Telemetry({ served: () => served, logger });
  const file = join(folder, 'audit.jsonl');
  telemetry.audit(file);
  const created = createRollcall({ ...vendors.options, logger, readMetrics: telemetry.readMetrics });
  served = created;
  const isSignedIn = options.access === undefined && accessOfTests() !== undefined;
  const rollcall = isSignedIn ? signedIn(created, TEST_KEY) : created;
  onTestFinished(async () => {
    telemetry.stop();
    await rollcall.close();
    await vendors.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const metrics = async () => (await telemetry.readMetrics()).text;
  return {
    vendors,
    rollcall,
    log,
    audit: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    metrics,
    async values(metric) {
      const lines = (await metrics()).matchAll(new RegExp(`^${metric}(?:\\{(.*)\\})? (\\S+)$`, 'gm'));
      return new Map([...lines].map(([, labels = '', value]) => [labels, Number(value)]));
    },
    post: async (body, headers = {}) =>
      rollcall.yoga.fetch('http://rollcall/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  };
}
