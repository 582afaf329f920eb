import { fullFormats } from 'ajv-formats/dist/formats.js';
import { z } from 'zod';
import { sortKeys } from '../../json.ts';

/** The editions of CSAF that we read and write; 2.1 as of its editor's draft of August 2026. */
export type CsafVersion = '2.0' | '2.1';

/** Fields of a JSON object by name. */
export type Fields = Readonly<Record<string, z.ZodType>>;

const isUri = fullFormats.uri as (text: string) => boolean;
const { validate: isDateTime } = fullFormats['date-time'] as { readonly validate: (text: string) => boolean };

export const text = z.string().min(1, 'has no text');
export const url = z.string().refine(isUri, { message: 'is no address' });
export const moment = z.string().refine(isDateTime, { message: 'is no time such as 2026-04-23T18:00:00Z' });
export const shaped = (shape: RegExp, message: string) => z.string().regex(shape, message);
export const oneOf = (...words: readonly string[]) => z.enum(words as [string, ...string[]]);

const identityOf = (value: unknown): unknown => (typeof value === 'object' ? JSON.stringify(sortKeys(value)) : value);

/** A list of at least `min` items; with `unique`, no two of them equal. */
export function list(of: z.ZodType, { min = 1, unique = false } = {}): z.ZodType {
  const plain = z.array(of).min(min, min === 1 ? 'is an empty list' : `has fewer than ${min} items`);
  const isUnique = (all: readonly unknown[]) => new Set(all.map(identityOf)).size === all.length;
  return unique ? plain.refine(isUnique, { message: 'has an item twice' }) : plain;
}

/** A JSON object. Fields that the standard does not know are let through in 2.0 (test 6.2.20 tells of them) and refused in 2.1. */
export function record(
  version: CsafVersion,
  required: Fields,
  optional: Fields = {},
  { min = 0, max = Number.POSITIVE_INFINITY } = {},
): z.ZodType {
  const shape = { ...required, ...optionalFields(optional) };
  const plain = version === '2.0' ? z.looseObject(shape) : z.strictObject(shape);
  if (min === 0 && max === Number.POSITIVE_INFINITY) return plain;
  const isRight = (given: object) => Object.keys(given).length >= min && Object.keys(given).length <= max;
  return plain.refine(isRight, {
    message: min === max ? `does not have ${min} fields` : `has fewer than ${min} fields`,
    params: {
      mend: `Give it ${min === max ? 'exactly' : 'at least'} ${min} of ${Object.keys(shape).join(', ')}.`,
    },
  });
}

const optionalFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.optional()]));

/** Fields that only one edition has. */
export const only = (version: CsafVersion, wanted: CsafVersion, fields: Fields): Fields =>
  version === wanted ? fields : {};
