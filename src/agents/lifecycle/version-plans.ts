/** @module Publishing and restoring a version: what the input names, checked against what the vendor has. */
import type { Account } from '../../accounts/account.ts';
import { mistakesIn, sentence } from '../../contract/mistakes.ts';
import type { AgentRecord } from '../../core/agent.ts';
import type { PublishChoice, WritePlan } from '../../vendors/plan.ts';
import type { Outcome } from './outcome.ts';
import type { UserError } from './user-error.ts';
import { mistake, numberIn, type VersionInput, versionNamed } from './version-choice.ts';

/** What is to be published, and what is said of it. */
export interface PublishRequest extends VersionInput {
  readonly notes?: string | undefined;
  readonly title?: string | null | undefined;
}

/** What of a request the vendor takes, or every mistake in it. */
export function publishChoice(
  request: PublishRequest,
  { vendor: { label, capabilities, contract } }: Account,
): { readonly choice: PublishChoice } | { readonly errors: readonly UserError[] } {
  const { publishing = {} } = capabilities;
  const title = request.title ?? undefined;
  const named = versionNamed(request);
  const version = typeof named === 'string' && publishing.version === 'NUMBER' ? (numberIn(named) ?? NO_ID) : named;
  const errors: UserError[] = [];
  if (title !== undefined && publishing.title !== true) {
    errors.push(mistake('title', `can not be set: ${label} gives versions no title`, 'UNSUPPORTED'));
  }
  if (typeof version === 'object') errors.push(version);
  else if (version !== undefined && publishing.version === undefined) {
    const name = typeof version === 'number' ? 'version' : 'versionId';
    errors.push(mistake(name, `can not be chosen: ${label} publishes the draft`, 'UNSUPPORTED'));
  } else if (typeof version === 'number' && publishing.version === 'ID') errors.push(notNumbered(label));
  const { notes } = request;
  const given = {
    ...(notes === undefined ? {} : { notes }),
    ...(title === undefined || publishing.title !== true ? {} : { title }),
  };
  const mistakes = contract.publishBody === undefined ? [] : mistakesIn(contract.publishBody, given);
  for (const { path, predicate } of mistakes) {
    errors.push({ code: 'INVALID', message: sentence(path, predicate), field: path });
  }
  if (errors.length > 0 || typeof version === 'object') return { errors };
  return { choice: { title, version } };
}

/** How a version is restored, or why it can not be: one has to be named, in a way that the vendor has. */
export function restorationOf(
  input: VersionInput,
  { client: { plan }, vendor: { label } }: Account,
): { plan(agent: AgentRecord): WritePlan | Promise<WritePlan> | undefined } | UserError {
  const named = versionNamed(input);
  if (named === undefined) return mistake('version', 'must be given, or versionId');
  if (typeof named === 'object') return named;
  const { restoreVersion, restoreVersionById } = plan;
  if (typeof named === 'string' && restoreVersionById !== undefined) {
    return { plan: (agent) => restoreVersionById(agent, named) };
  }
  const number = typeof named === 'number' ? named : numberIn(named);
  if (number === undefined) return NO_ID;
  if (restoreVersion !== undefined) return { plan: (agent) => restoreVersion(agent, number) };
  if (restoreVersionById === undefined) return { plan: () => undefined };
  return notNumbered(label);
}

/** A plan calls the place of the version by one name; the caller may have used the other one. */
export function namedAsGiven(result: Outcome, { versionId }: VersionInput): Outcome {
  const name = versionId === null || versionId === undefined ? 'version' : 'versionId';
  const isOther = ({ field }: UserError) => field?.[0] === 'version' || field?.[0] === 'versionId';
  return {
    ...result,
    userErrors: result.userErrors.map((error) => (isOther(error) ? { ...error, field: [name] } : error)),
  };
}

const NO_ID = mistake('versionId', "must be the id of one of the agent's versions");

function notNumbered(label: string): UserError {
  return mistake('version', `can not be given: ${label} does not number versions. Give versionId`, 'UNSUPPORTED');
}
