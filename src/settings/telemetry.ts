/** @module Where it can be seen from outside what Rollcall does. */
import { z } from 'zod';
import { host } from './settings.ts';
import { wholeNumber } from './whole-number.ts';

const EXPECTED_FILE = 'expected the path of a file';

/** Where it is told who changed what. @default the log alone */
export const auditSettings = z
  .strictObject({
    /** A line of JSON is added to it for each write. A relative path starts from the folder of the configuration. */
    file: z.string({ error: EXPECTED_FILE }).min(1, { error: EXPECTED_FILE }),
  })
  .optional();

/**
 * A port of its own for `/metrics`, `/healthz` and `/readyz`, where nobody has to sign in.
 * @default `/metrics` is on the port of the endpoint
 */
export const metricsSettings = z
  .strictObject({
    /** 0 takes a free one. */
    port: wholeNumber(0, 65_535),
    /** Address to listen on. @default '127.0.0.1' */
    host: host.default('127.0.0.1'),
  })
  .optional();

/** What {@link auditSettings} gives. */
export type AuditSettings = z.output<typeof auditSettings>;

/** What {@link metricsSettings} gives. */
export type MetricsSettings = z.output<typeof metricsSettings>;
