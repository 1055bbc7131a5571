/** The types of JSON, and the whole numbers that JSON Schema knows beside them. */
export type SchemaType = JsonType | 'integer';
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** One place of the language's JSON Schema, with the keywords that the language uses. */
export interface SchemaNode {
  readonly title?: string;
  readonly examples?: readonly unknown[];
  /** The name of a definition; whatever else the node says is then of no account. */
  readonly $ref?: string;
  readonly type?: readonly SchemaType[];
  readonly enum?: readonly (string | number)[];
  /** A union: what a value of each type must be. */
  readonly oneOfType?: Readonly<Partial<Record<JsonType, SchemaNode>>>;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

export interface DocumentSchema extends SchemaNode {
  readonly definitions: Readonly<Record<string, SchemaNode>>;
}
