/** @module The types of a Python package, as JSON Schema. */
import { join } from 'node:path';
import type { JsonSchema } from '../../../src/contract/json-schema.ts';
import type { SchemaSource } from '../keys.ts';
import { runPython } from './run-python.ts';

/**
 * Reads models, dataclasses and TypedDicts of a module.
 *
 * @param python a Python that has the module, and pydantic
 * @returns by the names of the types
 * @throws Error where the module has no such type, or pydantic can not describe it
 */
export async function readPythonTypes<Name extends string>(
  python: string,
  module: string,
  names: readonly Name[],
): Promise<Record<Name, SchemaSource>> {
  const program = join(import.meta.dirname, 'python_types.py');
  const schemas = (await runPython(python, program, [module, ...names])) as Record<Name, JsonSchema>;
  const sources = names.map((name): [Name, SchemaSource] => {
    const root = schemas[name];
    const { $defs = {} } = root;
    return [name, { root, resolve: (schema) => $defs[schema.$ref?.replace('#/$defs/', '') ?? ''] ?? schema }];
  });
  return Object.fromEntries(sources) as Record<Name, SchemaSource>;
}
