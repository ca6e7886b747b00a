import { pathSegment } from './call.ts';

/** A path as it is sent, and the template that it was made of. */
export interface Route {
  /** Parameters filled in and encoded. */
  readonly path: string;
  /** The path with its parameters as `{name}`: it holds no id, so that events can show it. */
  readonly pathTemplate: string;
}

/** The names in the braces of a template. */
export type RouteParameter<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | RouteParameter<Rest>
  : never;

/** A value for each parameter of a template. */
export type RouteParameters<Template extends string> = {
  readonly [Name in RouteParameter<Template>]: string | number;
};

/**
 * The path of a call, with a value for each parameter.
 *
 * @throws VendorError `INVALID` for a value that cannot be one segment of a path
 * @example
 * const call: VendorCall = { operation: 'GET', method: 'GET', ...route('/agents/{id}', { id: vendorId }) };
 */
export function route<Template extends string>(
  pathTemplate: Template,
  ...[parameters]: [RouteParameter<Template>] extends [never] ? [] : [parameters: RouteParameters<Template>]
): Route {
  return fillRoute(pathTemplate, parameters ?? {});
}

/** A {@link route} in which parameters without a value stay as they are, to be filled later. */
export function fillRoute(pathTemplate: string, parameters: Readonly<Record<string, string | number>>): Route {
  const values = new Map(Object.entries(parameters));
  const path = pathTemplate.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values.get(name);
    return value === undefined ? placeholder : pathSegment(String(value));
  });
  return { path, pathTemplate };
}
