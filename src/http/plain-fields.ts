import type { z } from 'zod';
import type { Fault } from '../core/case/fault.ts';
import type { StepField } from '../parts/step-form.tsx';
import { errorOf } from './step-form.ts';
import { fieldsOfInput } from './step-schema.ts';

/** The fields of an input that needs no case to be described, with what was typed last. */
export function plainFields(
  schema: z.ZodObject,
  values: Readonly<Record<string, string>> = {},
  faults: readonly Fault[] = [],
): readonly StepField[] {
  return fieldsOfInput(schema).map((field) => {
    const error = errorOf(faults, field.name, field.label);
    const value = values[field.name] ?? (typeof field.fallback === 'string' ? field.fallback : undefined);
    return {
      name: field.name,
      label: field.label,
      ...(field.hint === undefined ? {} : { hint: field.hint }),
      kind: field.values ? 'select' : (field.kind ?? 'text'),
      ...(field.values ? { options: field.values.map((each) => ({ value: each, text: each })) } : {}),
      required: field.isRequired || field.isDemanded === true,
      ...(value === undefined ? {} : { value }),
      ...(error === undefined ? {} : { error }),
    };
  });
}
