/** @module The span of a vendor call, by the conventions for HTTP clients. */
import { type Attributes, type Span, type SpanContext, SpanKind } from '@opentelemetry/api';
import { requestedAgent, setFailed, tracer } from '../core/tracing.ts';
import type { VendorCall } from './call.ts';
import type { CalledAccount, VendorCallEvent } from './events.ts';

/** Where an account's API is, as spans tell it. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** The server of a base URL. */
export function serverAddress(baseUrl: string): ServerAddress {
  const { hostname: host, port, protocol } = new URL(baseUrl);
  return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}

/** What a span says of a call that is known beforehand. */
export interface TracedCall {
  readonly account: CalledAccount | undefined;
  readonly server: ServerAddress;
  readonly call: VendorCall;
}

/**
 * Starts the span of a call, its retries included. Neither its URL nor its body is in it: what a path holds besides its
 * template is the id of the agent, which has an attribute of its own.
 *
 * https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client
 */
export function startCallSpan({ account, server, call }: TracedCall): Span {
  const attributes: Attributes = {
    'http.request.method': call.method,
    'url.template': call.pathTemplate,
    'server.address': server.host,
    'server.port': server.port,
    ...ownAttributes(account, call),
  };
  const span = tracer.startSpan(nameOf(call), { kind: SpanKind.CLIENT, attributes });
  const agentId = span.isRecording() ? agentIdIn(call) : undefined;
  if (agentId !== undefined) span.setAttributes(requestedAgent(agentId));
  return span;
}

/**
 * Starts the span of a caller that waits for a call which another one has made. The call's own span may be in another trace.
 *
 * @param shared the call's own, where there is one
 */
export function startJoinedSpan({ account, call }: TracedCall, shared: SpanContext | undefined): Span {
  const links = shared === undefined ? [] : [{ context: shared }];
  return tracer.startSpan(`shared ${nameOf(call)}`, { links, attributes: ownAttributes(account, call) });
}

function nameOf({ method, pathTemplate }: VendorCall): string {
  return pathTemplate === undefined ? method : `${method} ${pathTemplate}`;
}

function ownAttributes(account: CalledAccount | undefined, { operation }: VendorCall): Attributes {
  return { 'rollcall.account.id': account?.id, 'rollcall.vendor': account?.vendor, 'rollcall.operation': operation };
}

/** Ends the span of a call with what its event says. */
export function endCallSpan(
  span: Span,
  { outcome, status, attempts }: Pick<VendorCallEvent, 'outcome' | 'status' | 'attempts'>,
): void {
  if (status !== null) span.setAttribute('http.response.status_code', status);
  if (attempts > 1) span.setAttribute('http.request.resend_count', attempts - 1);
  if (outcome === 'CANCELLED') span.setAttribute('error.type', outcome);
  else if (outcome !== 'OK') setFailed(span, outcome);
  span.end();
}

/** The vendor's id of the agent that a call is about: in all templates it is called `{id}`. */
function agentIdIn({ path, pathTemplate = '' }: VendorCall): string | undefined {
  const index = pathTemplate.split('/').indexOf('{id}');
  const segment = index === -1 ? undefined : path.split('/')[index];
  return segment === undefined ? undefined : decodeURIComponent(segment);
}
