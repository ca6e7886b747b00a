/** @module The calls of Chatsby's writes. */
import type { AgentRecord } from '../../core/agent.ts';
import { type Route, route } from '../../http/route.ts';
import { idProblem } from '../kit/id-problem.ts';
import { plannedCall } from '../kit/planned-call.ts';
import type { WritePlanner } from '../plan.ts';

/** The calls of Chatsby's writes. Updates are partial: what is left out stays. */
export const planner: WritePlanner = {
  idProblem,
  create: async (body) => [plannedCall('POST', route('/agents'), body)],
  update: async (agent, changes) => [plannedCall('PATCH', agentPath(agent), changes)],
  delete: (agent) => [plannedCall('DELETE', agentPath(agent))],
  // Documented as the way to disable an agent without losing data.
  pause: (agent) => [plannedCall('PATCH', agentPath(agent), { status: 'paused' })],
  resume: (agent) => [plannedCall('PATCH', agentPath(agent), { status: 'active' })],
};

function agentPath({ vendorId }: AgentRecord): Route {
  return route('/agents/{id}', { id: vendorId });
}
