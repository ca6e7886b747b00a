import type { JsonObject, ShownAgent } from '../../core/agent.ts';
import { isContainer } from '../../core/json.ts';

/** An agent without its instructions, wherever its document has them: for a store that is not to hold them. They are not known then. */
export function withoutInstructions(agent: ShownAgent): ShownAgent {
  const { instructions, ...fields } = agent.fields;
  if (typeof instructions !== 'string' || instructions === '') return { ...agent, fields };
  const raw = without(agent.raw, instructions) as JsonObject;
  const document = agent.document === agent.raw ? raw : (without(agent.document, instructions) as JsonObject);
  return { ...agent, fields, raw, document };
}

/** The same value without this text, wherever it stands. */
function without(value: unknown, text: string): unknown {
  if (!isContainer(value)) return value;
  if (Array.isArray(value)) return value.filter((item) => item !== text).map((item) => without(item, text));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== text)
      .map(([key, item]) => [key, without(item, text)]),
  );
}
