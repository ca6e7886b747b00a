/** @module The one place where blanks that come back in a write are filled or refused, for every write of every vendor. */
import { inputPath } from '../../contract/input.ts';
import { sentence } from '../../contract/mistakes.ts';
import { redactDocument, secretPaths } from '../../contract/redact-document.ts';
import { restoreMasks } from '../../contract/restore-masks.ts';
import type { AgentRecord, JsonObject } from '../../model/agent.ts';
import { REDACTED } from '../../model/redacted.ts';
import { InputError } from '../../vendors/vendor.ts';
import type { Account } from '../account.ts';
import type { UserError } from './user-error.ts';

/** Said of a blank in a new agent, where there is nothing that it could stand for. */
const NOTHING_BEHIND = `holds ${REDACTED}, which stands for what is not shown: give what shall stand there`;

/** Said of a blank in a change, where it can not be told which of what the agent has it stands for. */
const NOT_CLEAR = `holds ${REDACTED}, and what it stands for can not be told for certain: give what shall stand there, or leave the field out`;

/** Said of a blank whose secret would be one no more by what is written around it. */
const WOULD_SHOW = `holds ${REDACTED}, and what it stands for would be shown by what is changed around it: give what shall stand there`;

/**
 * The body of a change with what its blanks hide.
 *
 * @param agent freshly read
 * @throws InputError when a blank can not be filled with certainty, or what it hides would be shown
 */
export function withoutMasks(body: JsonObject, agent: AgentRecord, { vendor, findSecrets }: Account): JsonObject {
  const secrets = secretPaths(vendor.contract.agent);
  const show = (document: JsonObject) => redactDocument(document, secrets, findSecrets);
  const { value, unclear, exposed } = restoreMasks(body, { original: agent.original, show, findSecrets });
  const [path] = unclear;
  if (path !== undefined) throw new InputError(path, NOT_CLEAR);
  const [shownPath] = exposed;
  if (shownPath !== undefined) throw new InputError(shownPath, WOULD_SHOW);
  return value;
}

/** The blanks in what a new agent is made of, each by its path in the input. */
export function maskErrors(body: JsonObject, { vendor }: Account): UserError[] {
  return restoreMasks(body, undefined).unclear.map((path) => {
    const field = inputPath(vendor.contract.createAgent, path, vendor.inputMember);
    return { code: 'INVALID', message: sentence(field, NOTHING_BEHIND), field };
  });
}
