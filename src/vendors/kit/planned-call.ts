import type { JsonObject } from '../../core/agent.ts';
import { pathSegment } from '../../http/call.ts';
import type { PlannedCall } from '../vendor.ts';

/** One call of a plan, which sets the top-level keys of its body. */
export function plannedCall(method: PlannedCall['method'], path: string, body?: JsonObject): PlannedCall {
  return { method, path, ...(body === undefined ? {} : { body }), sets: Object.keys(body ?? {}).map((key) => [key]) };
}

/** The call with the id that the first call of its plan answered with; the same call where it has no place for one. */
export function withVendorId(call: PlannedCall, vendorId: string): PlannedCall {
  return call.path.includes('{id}') ? { ...call, path: call.path.replace('{id}', () => pathSegment(vendorId)) } : call;
}
