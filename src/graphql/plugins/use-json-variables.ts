import {
  type ASTVisitor,
  type GraphQLNamedInputType,
  getNamedType,
  isInputObjectType,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  type ValidationContext,
  type ValueNode,
  type VariableNode,
  visit,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { badInput } from '../errors.ts';

/** Scalars whose values are no JSON: objects are made of what is given, and not each of them says the same afterwards. */
const NO_JSON: readonly string[] = ['DateTime', 'URL'];

/** Refuses variables inside JSON literals whose values could not stand there as they were given. */
export function useJsonVariables(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(jsonVariables);
    },
  };
}

function jsonVariables(context: ValidationContext): ASTVisitor {
  const inJson = new Set<VariableNode>();
  function checkOperation(operation: OperationDefinitionNode): void {
    for (const { node } of context.getRecursiveVariableUsages(operation)) {
      const type = inJson.has(node) ? typeOf(node.name.value, operation, context) : undefined;
      if (type === undefined || isJson(type)) continue;
      const allowed = `expected a variable of type String or JSON, since it stands inside JSON; a ${type} would be changed there`;
      context.reportError(badInput(`$${node.name.value}`, allowed, node));
    }
  }
  return {
    ObjectValue(node) {
      // Only the outermost object of a JSON literal has a type.
      if (isScalarType(getNamedType(context.getInputType()))) for (const found of variablesIn(node)) inJson.add(found);
    },
    Document: {
      leave({ definitions }) {
        for (const definition of definitions) {
          if (definition.kind === Kind.OPERATION_DEFINITION) checkOperation(definition);
        }
      },
    },
  };
}

function variablesIn(value: ValueNode): VariableNode[] {
  const found: VariableNode[] = [];
  visit(value, { Variable: (node) => void found.push(node) });
  return found;
}

/** undefined where the variable or its type is unknown, which other rules tell. */
function typeOf(name: string, { variableDefinitions = [] }: OperationDefinitionNode, context: ValidationContext) {
  const definition = variableDefinitions.find(({ variable }) => variable.name.value === name);
  const type = definition && typeFromAST(context.getSchema(), definition.type);
  return type && (getNamedType(type) as GraphQLNamedInputType);
}

function isJson(type: GraphQLNamedInputType, seen: readonly GraphQLNamedInputType[] = []): boolean {
  if (!isInputObjectType(type)) return !NO_JSON.includes(type.name);
  if (seen.includes(type)) return true;
  const fields = Object.values(type.getFields());
  return fields.every((field) => isJson(getNamedType(field.type), [...seen, type]));
}
