import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { buildSchema, execute, getOperationAST, getVariableValues, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { JudgedExchange, Verdict } from './judge.ts';
import { isObject, type Json } from './operations.ts';

/**
 * Judges requests and answers by a vendor's GraphQL schema: the document has to be valid, its variables have to be what it says they are, and the
 * answer has to be what carrying it out on that very answer gives: every field that was asked for, of its type, and no other.
 */
export class GraphqlJudge {
  readonly #schema: GraphQLSchema;

  constructor(file: string) {
    this.#schema = buildSchema(readFileSync(file, 'utf8'), { assumeValid: true });
  }

  judge({ json, answer, method, path }: JudgedExchange): Verdict {
    const asked = isObject(json) && typeof json.query === 'string' ? json : null;
    if (asked === null) return { operation: null, request: [`${method} ${path} is no GraphQL request`], answer: [] };
    const document = parsed(String(asked.query));
    if (document instanceof GraphQLError) return { operation: 'a document that cannot be read', request: [document.message], answer: [] };
    const operation = getOperationAST(document);
    if (!operation) return { operation: 'a document without an operation', request: ['it asks nothing'], answer: [] };
    const variables = isObject(asked.variables) ? asked.variables : {};
    const request = [...validate(this.#schema, document).map((fault) => fault.message), ...this.#variables(operation, variables)];
    return { operation: nameOf(operation), request, answer: request.length > 0 ? [] : this.#answer(document, variables, answer) };
  }

  #variables(operation: OperationDefinitionNode, variables: Json): string[] {
    const defined = operation.variableDefinitions ?? [];
    const unknown = Object.keys(variables).filter((name) => !defined.some((one) => one.variable.name.value === name)).map((name) => `variable "${name}" is not used`);
    return [...unknown, ...(getVariableValues(this.#schema, defined, variables).errors ?? []).map((fault) => fault.message)];
  }

  #answer(document: DocumentNode, variables: Json, answer: unknown): string[] {
    if (!isObject(answer) || !isObject(answer.data)) return isObject(answer) && Array.isArray(answer.errors) ? [] : ['an answer without data'];
    const carried = execute({
      schema: this.#schema, document, rootValue: answer.data, variableValues: variables,
      fieldResolver: (source: Json, _args, _context, info) => source[info.path.key],
      // An answer that was not asked for its type may be of any that there is.
      typeResolver: (value: Json, _context, _info, type) => (typeof value.__typename === 'string' ? value.__typename : this.#schema.getPossibleTypes(type)[0]?.name),
    });
    if (carried instanceof Promise) return ['it cannot be judged at once'];
    if (carried.errors) return carried.errors.map((fault) => `${fault.path?.join('.') ?? ''}: ${fault.message}`);
    return isDeepStrictEqual(JSON.parse(JSON.stringify(carried.data)), answer.data) ? [] : ['it holds what was not asked for, or not as its type has it'];
  }
}

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** "query list orders": documents of one name ask different things. */
function nameOf(operation: OperationDefinitionNode): string {
  const [first] = operation.selectionSet.selections;
  return `${operation.operation} ${operation.name?.value ?? ''} ${first?.kind === 'Field' ? first.name.value : ''}`;
}
