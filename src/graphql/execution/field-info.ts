import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { type Frame, pathOfField } from './frame.ts';
import type { FieldPlan } from './plan.ts';
import type { Run } from './run.ts';

/** What resolvers are told of their field, made when they look at it. */
export class FieldInfo implements GraphQLResolveInfo {
  private readonly run: Run;
  private readonly field: FieldPlan;
  private readonly owner: Frame;

  constructor(run: Run, field: FieldPlan, owner: Frame) {
    this.run = run;
    this.field = field;
    this.owner = owner;
  }

  get fieldName(): string {
    return this.field.name;
  }

  get fieldNodes(): readonly FieldNode[] {
    return this.field.nodes;
  }

  get returnType() {
    return this.field.definition.type;
  }

  get parentType() {
    return this.field.parentType;
  }

  get path() {
    return pathOfField(this.owner, this.field.key, this.field.parentType.name);
  }

  get schema() {
    return this.run.source.schema;
  }

  get fragments() {
    return this.run.source.fragments;
  }

  get rootValue() {
    return undefined;
  }

  get operation() {
    return this.run.source.operation;
  }

  get variableValues() {
    return this.run.variables as { [variable: string]: unknown };
  }
}
