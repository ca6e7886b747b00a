import { z } from 'zod';
import { wholeNumber } from './whole-number.ts';

/** What a caller may ask for in a minute. */
export const rateLimit = z.strictObject({
  /** GraphQL requests. @default any number */
  requestsPerMinute: wholeNumber(1, 1_000_000).optional(),
  /** Calls to vendors, all requests together. A write that has begun is never cut. @default any number */
  vendorCallsPerMinute: wholeNumber(1, 1_000_000).optional(),
});
