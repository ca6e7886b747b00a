import { pathSegment } from './call.ts';

/** A path as it is sent, and the template that it was made of. */
export interface Route {
  /** Parameters filled in and encoded. */
  readonly path: string;
  /** The path with its parameters as `{name}`: it holds no id, so that events can show it. */
  readonly pathTemplate: string;
}

/** The names in the braces of a template. */
type RouteParameter<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | RouteParameter<Rest>
  : never;

/** Values for the parameters of a template. */
export type RouteParameters<Template extends string> = {
  readonly [Name in RouteParameter<Template>]?: string | number;
};

/**
 * The path of a call. A parameter without a value stays in its braces: in a planned call it stands for a value that an
 * earlier call of the plan answers with.
 *
 * @throws VendorError `INVALID` for a value that cannot be one segment of a path
 * @example
 * const call: VendorCall = { operation: 'GET', method: 'GET', ...route('/agents/{id}', { id: vendorId }) };
 */
export function route<Template extends string>(
  pathTemplate: Template,
  parameters: RouteParameters<Template> = {},
): Route {
  const values = new Map<string, unknown>(Object.entries(parameters));
  const path = pathTemplate.replace(/\{(\w+)\}/g, (braces, name: string) =>
    values.has(name) ? pathSegment(String(values.get(name))) : braces,
  );
  return { path, pathTemplate };
}

/**
 * A route below another one.
 *
 * @example
 * subRoute(route('/agents/{id}', { id }), '/versions/{number}', { number: 3 });
 */
export function subRoute<Template extends string>(
  parent: Route,
  pathTemplate: Template,
  parameters: RouteParameters<Template> = {},
): Route {
  const child = route(pathTemplate, parameters);
  return { path: parent.path + child.path, pathTemplate: parent.pathTemplate + child.pathTemplate };
}

/**
 * The routes of things below another one, each by its id.
 *
 * @example
 * const agentRoute = idRoutes(route('/agents'));
 * const call: VendorCall = { operation: 'GET', method: 'GET', ...agentRoute(vendorId) };
 */
export function idRoutes(parent: Route): (id: string) => Route {
  const pathTemplate = `${parent.pathTemplate}/{id}`;
  return (id) => ({ path: `${parent.path}/${pathSegment(id)}`, pathTemplate });
}
