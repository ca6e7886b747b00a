import { VendorError } from '../../core/errors/vendor-error.ts';
import { pathSegment } from '../../http/call.ts';

/**
 * What is wrong with an id that can not be one segment of a path, for vendors that name agents that way.
 *
 * @example
 * const planner: WritePlanner = { idProblem, create: async (body) => [plannedCall('POST', route('/agents'), body)] };
 */
export function idProblem(vendorId: string): { code: 'INVALID'; message: string } | undefined {
  try {
    pathSegment(vendorId);
    return undefined;
  } catch (error) {
    if (error instanceof VendorError) return { code: 'INVALID', message: error.message };
    throw error;
  }
}
