/**
 * @module `context` and `config.configurable`: two things on LangGraph's JavaScript server, two names of one thing on all
 * others, which refuse a body that fills both. Either can be left out. A contract can not say so: it does not know the
 * server.
 */
import { isSameJson, type JsonObject } from '../../core/json.ts';
import { InputError } from '../plan.ts';
import { asObject, isFilled } from './json.ts';
import type { ServerKind } from './server-kind.ts';

/** Whether a new assistant is to have two contexts. One that is empty says nothing. */
export function hasTwoContexts(body: JsonObject): boolean {
  return isFilled(body.context) && setsTwoContexts(body);
}

/** Whether a change asks for two contexts. One that is empty empties: releases of Aegra differ in which of the two counts. */
export function setsTwoContexts({ config, context }: JsonObject): boolean {
  const { configurable } = asObject(config);
  return context !== undefined && isFilled(configurable) && !isSameJson(context, configurable);
}

/**
 * What is said of two contexts.
 *
 * @throws InputError unless the server is known to keep both
 */
export function refuseTwoContexts(kind: ServerKind): void {
  if (kind === 'LANGGRAPH_JS') return;
  const where =
    kind === 'UNKNOWN' ? 'on all servers but LangGraph JS, and this one is not known to be that' : 'on this server';
  const message = `can not differ from its other name: context and config.configurable are one thing ${where}`;
  throw new InputError(['context'], message, ['config', 'configurable']);
}
