/** @module Times in answers: what is none is a mismatch like any other, so that it is null and told as drift. */
import { z } from 'zod';
import { parseTimestamp } from '../core/timestamps.ts';

const isTime = (value: unknown): boolean => parseTimestamp(value) !== null;

const error = 'no time: expected ISO 8601 within the years 1 to 9999';

/** A time as a text. */
export const timestamp = z.string().refine(isTime, { error });

/** A time as a text or an epoch number, for vendors that document both. */
export const timestampOrEpoch = z.union([timestamp, z.number().refine(isTime, { error })]);
