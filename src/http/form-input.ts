import type { z } from 'zod';
import { pickedVector } from '../parts/cvss-picker.tsx';
import type { Fields } from './exchange.ts';
import { fieldsOfInput, type InputField } from './step-schema.ts';

/** What browsers send for `datetime-local`: no zone, perhaps no seconds. Our pages say that it is UTC. */
const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(?:\.\d+)?)?$/;

/** A moment as the law reads it, from a field that is labelled UTC; anything else is handed on for the law to refuse. */
export function momentFrom(text: string): string {
  const found = local.exec(text.trim());
  if (!found) return text.trim();
  return `${text.trim()}${found[1] === undefined ? ':00' : ''}Z`;
}

/**
 * The input of a step from the fields of a form: moments get their zone, empty optional fields are left out, `a.b` fills
 * part `b` of record `a`. Fields that the step does not know are left out: a page may carry its own.
 */
export function inputFromForm(schema: z.ZodObject, given: Fields): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fieldsOfInput(schema)) {
    const value = field.parts ? recordFrom(field, given) : valueFrom(field, valuesOf(field.name, given));
    if (value !== undefined) input[field.name] = value;
  }
  return input;
}

/** What a form sends for a field: of a CVSS picker the vector that it means. */
function valuesOf(name: string, given: Fields): readonly string[] | undefined {
  return given[`${name}.was`] ? [pickedVector(typed(given), name)] : given[name];
}

function valueFrom(field: InputField, values: readonly string[] | undefined): unknown {
  const [first] = values ?? [];
  if (first === undefined) return undefined;
  if (first === '' && !field.isRequired && field.kind !== 'textarea' && field.kind !== 'text') return undefined;
  return field.kind === 'datetime' ? momentFrom(first) : first;
}

function recordFrom(field: InputField, given: Fields): Record<string, string> {
  const parts = field.parts!.flatMap((part) => {
    const text = given[`${field.name}.${part}`]?.[0];
    return text === undefined ? [] : [[part, text] as const];
  });
  return Object.fromEntries(parts);
}

/** What was typed, for showing the form again: the first value of every field, as it came. */
export function typed(given: Fields): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(given).map(([name, values]) => [name, values[0] ?? '']));
}
