import { isCancelled } from '../../accounts/account-failure.ts';
import { parseAgentId } from '../../core/ids.ts';
import { describeAgent, requestedAgent, setFailed, tracer, withSpan } from '../../core/tracing.ts';
import type { PlannedWrite } from './events.ts';
import type { Outcome } from './outcome.ts';

/**
 * Runs a write in a span of its own, which says of which agent it was; those of its vendor calls are below it. Operations
 * have the names of OpenTelemetry's conventions for generative AI, which so far name `create_agent` only; the others are
 * named after it.
 */
export async function withWriteSpan(planned: PlannedWrite, write: () => Promise<Outcome>): Promise<Outcome> {
  const name = `${planned.operation.toLowerCase()}_agent`;
  const span = tracer.startSpan(name);
  if (!span.isRecording()) return withSpan(span, write);
  span.setAttributes({
    'gen_ai.operation.name': name,
    'rollcall.account.id': planned.accountId ?? undefined,
    'rollcall.vendor': planned.vendor ?? undefined,
    'rollcall.operation': planned.operation,
    'rollcall.dry_run': planned.dryRun,
  });
  const target = planned.agentId === null ? undefined : parseAgentId(planned.agentId);
  if (target !== undefined) span.setAttributes(requestedAgent(target.vendorId));
  try {
    const outcome = await withSpan(span, write);
    if (outcome.agent !== null) describeAgent(outcome.agent, span);
    const [error] = outcome.userErrors;
    if (error !== undefined) setFailed(span, error.code);
    return outcome;
  } catch (error) {
    setFailed(span, isCancelled(error) ? 'CANCELLED' : 'UNKNOWN_OUTCOME');
    throw error;
  } finally {
    span.end();
  }
}
