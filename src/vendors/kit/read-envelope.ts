import type { z } from 'zod';
import { VendorError } from '../../core/errors/vendor-error.ts';
import type { VendorAnswer } from '../../http/call.ts';
import type { DriftRecorder } from '../client.ts';

/**
 * Reads what stands around the documents of an answer (a page, a wrapper). Here nothing can be left out: a list without
 * its list is no empty list.
 *
 * @example
 * const { data } = readEnvelope(z.looseObject({ data: z.array(z.unknown()) }), answer, drift);
 *
 * @throws VendorError `BAD_RESPONSE` when it does not match; the mismatch is counted as drift too
 */
export function readEnvelope<T>(contract: z.ZodType<T>, answer: VendorAnswer, drift: DriftRecorder): T {
  const result = contract.safeParse(answer.body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue === undefined || issue.path.length === 0 ? '(answer)' : issue.path.join('.');
  const problem =
    issue !== undefined && 'expected' in issue ? `expected ${String(issue.expected)}` : 'not as documented';
  drift.add({ path, problem });
  throw new VendorError({
    code: 'BAD_RESPONSE',
    message: `the vendor answered ${answer.status}, but not as documented: ${path}: ${problem}`,
    status: answer.status,
  });
}
