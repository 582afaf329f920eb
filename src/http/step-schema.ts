import { z } from 'zod';
import type { FieldLook } from '../core/process/fields.ts';

/** One field of an input, out of the schema that checks it: the look that the law gave it and what the schema allows. */
export interface InputField extends FieldLook {
  readonly name: string;
  readonly isRequired: boolean;
  /** The only values allowed, where there are but a few. */
  readonly values?: readonly string[];
  readonly fallback?: unknown;
  /** Names of the parts of a field that is a record of texts, such as the blocks of a notice. */
  readonly parts?: readonly string[];
}

interface Described {
  readonly properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly required?: readonly string[];
}

const described = new WeakMap<z.ZodType, readonly InputField[]>();

/** The JSON Schema of what may be sent: what the API's description shows. */
export function jsonSchemaOf(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<
    string,
    unknown
  >;
  return rest;
}

/** The fields of an input in their order. */
export function fieldsOfInput(schema: z.ZodObject): readonly InputField[] {
  const known = described.get(schema);
  if (known) return known;
  const { properties = {}, required = [] } = jsonSchemaOf(schema) as Described;
  const fields = Object.entries(properties).map(([name, property]): InputField => {
    const { label = name, hint, kind, isDemanded } = property as unknown as Partial<FieldLook>;
    const parts = (property.propertyNames as { enum?: readonly string[] } | undefined)?.enum;
    const values = property.enum as readonly string[] | undefined;
    return {
      name,
      label,
      isRequired: required.includes(name),
      ...(hint === undefined ? {} : { hint }),
      ...(kind === undefined ? {} : { kind }),
      ...(isDemanded ? { isDemanded } : {}),
      ...(values === undefined ? {} : { values }),
      ...('default' in property ? { fallback: property.default } : {}),
      ...(parts === undefined ? {} : { parts }),
    };
  });
  described.set(schema, fields);
  return fields;
}

/** The label of each field of an input, by the field's name. */
export const labelsOf = (schema: z.ZodObject): Readonly<Record<string, string>> =>
  Object.fromEntries(fieldsOfInput(schema).map(({ name, label }) => [name, label]));
