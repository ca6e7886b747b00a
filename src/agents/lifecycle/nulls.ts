/**
 * @module What a null says in a change: "clear it" where the agent has something, nothing where it has nothing, so that
 * what is read can be written back. A vendor that can not clear what is there is not asked to.
 */
import { inputPath, type NullPlace } from '../../contract/input.ts';
import { sentence } from '../../contract/mistakes.ts';
import { placeOf } from '../../contract/places.ts';
import { secretPaths } from '../../contract/secrets/secret-paths.ts';
import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import { isAtOrBelow, valueAt, without } from '../../core/json.ts';
import { bodyOf } from '../../vendors/bodies.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { UserError } from './user-error.ts';

type Path = readonly string[];

/** Those that can not be cleared where the agent has something, or where nobody can tell whether it has. */
export function refusedNulls(nulls: readonly NullPlace[], agent: AgentRecord, vendor: Vendor): UserError[] {
  const { contract, inputMember, label } = vendor;
  return nulls
    .filter(({ path, isTaken }) => !isTaken && !isShownEmpty(path, agent, vendor))
    .map(({ path }) => {
      const field = inputPath(bodyOf(contract, 'updateAgent'), path, inputMember);
      return { code: 'UNSUPPORTED', message: sentence(field, `takes no null: ${label} can not clear it`), field };
    });
}

/** The changes without the nulls that clear nothing. */
export function withoutIdleNulls(body: JsonObject, nulls: readonly NullPlace[], { original }: AgentRecord): JsonObject {
  const idle = nulls.filter(({ path, isTaken }) => isTaken && isAbsent(valueAt(original, path)));
  return idle.reduce((rest, { path }) => without(rest, path), body);
}

/** What can not be read is shown as null, too, and may be given back so. */
function isShownEmpty(path: Path, { document, fields }: AgentRecord, vendor: Vendor): boolean {
  if (isHidden(path, vendor)) return path.length > 1 && isAbsent(valueAt(document, path.slice(0, -1)));
  const [name = '', ...below] = inputPath(bodyOf(vendor.contract, 'updateAgent'), path, vendor.inputMember);
  return isAbsent(valueAt(document, path)) || (below.length === 0 && isAbsent(valueAt(fields, [name])));
}

/** Whether no document shows what an agent has there. */
function isHidden(path: Path, { contract, rewrites, inputMember }: Vendor): boolean {
  const unshown = rewrites.filter(({ kind }) => kind === 'NOT_SHOWN').map((rewrite) => rewrite.path);
  return (
    placeOf(contract.agent, path, inputMember).schema === undefined ||
    [...secretPaths(contract.agent), ...unshown].some((place) => isAtOrBelow(path, place))
  );
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
