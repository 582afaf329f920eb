import { z } from 'zod';
import { instant } from './instant.ts';

/** How a form shows a field; every field of a step's input carries this as its metadata. */
export interface FieldLook {
  readonly label: string;
  readonly hint?: string;
  readonly kind?: 'text' | 'textarea' | 'select' | 'checkbox' | 'number' | 'datetime' | 'list' | 'hidden';
  /** A gate refuses the step where it stays empty, so a form does not call it optional. */
  readonly isDemanded?: true;
}

const look = (label: string, hint: string | undefined, kind: FieldLook['kind']): Record<string, unknown> => ({
  label,
  kind,
  ...(hint === undefined ? {} : { hint }),
});

/** One line of text, at most 300 characters, not empty. */
export const line = (label: string, hint?: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta(look(label, hint, 'text'));

/** One line of text that may stay empty. */
export const maybeLine = (label: string, hint?: string) =>
  z
    .string()
    .trim()
    .max(300)
    .default('')
    .meta(look(label, hint, 'text'));

/** Text of several lines, at most 20,000 characters; emptiness is for a gate to judge, which can say why it matters. */
export const prose = (label: string, hint?: string) =>
  z
    .string()
    .max(20_000)
    .default('')
    .meta(look(label, hint, 'textarea'));

/** Prose that the step is refused without, by a gate and in its words. */
export const demanded = (label: string, hint?: string) =>
  prose(label, hint).meta({ ...look(label, hint, 'textarea'), isDemanded: true });

/** Text of several lines that must not be empty. */
export const needed = (label: string, hint?: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(20_000)
    .meta(look(label, hint, 'textarea'));

/** A moment with its zone, brought into the canonical form. */
export const moment = (label: string, hint?: string) =>
  z.iso
    .datetime({ offset: true })
    .transform((text) => instant(text))
    .meta(look(label, hint ?? 'With its zone, such as 2026-04-20T16:00:00Z', 'datetime'));

/** A moment that may be left out. */
export const maybeMoment = (label: string, hint?: string) =>
  z
    .union([moment(label), z.literal('').transform(() => undefined)])
    .optional()
    .meta(look(label, hint ?? 'With its zone, such as 2026-04-20T16:00:00Z', 'datetime'));

/** One of a few words. */
export const choice = <const T extends readonly [string, ...string[]]>(words: T, label: string, hint?: string) =>
  z.enum(words).meta(look(label, hint, 'select'));

/** One of a few words, one of them chosen already. */
export const chosen = <const T extends readonly [string, ...string[]]>(
  words: T,
  first: NoInfer<T[number]>,
  label: string,
) =>
  z
    .enum(words)
    .default(first as never)
    .meta(look(label, undefined, 'select'));

/** Yes or no; forms send "on". */
export const tick = (label: string, hint?: string) =>
  z
    .union([
      z.boolean(),
      z.literal('on').transform(() => true),
      z.literal('true').transform(() => true),
      z.literal('').transform(() => false),
    ])
    .default(false)
    .meta(look(label, hint, 'checkbox'));

/** A whole number from a form or from JSON. */
export const count = (label: string, hint?: string) =>
  z
    .union([
      z.number().int(),
      z
        .string()
        .trim()
        .regex(/^\d{1,6}$/)
        .transform(Number),
    ])
    .meta(look(label, hint, 'number'));

/** An opaque id that a page fills in. */
export const hidden = (label: string) =>
  z
    .string()
    .min(1)
    .max(200)
    .meta(look(label, undefined, 'hidden'));

/** The same where a program may leave it out. */
export const maybeHidden = (label: string) =>
  hidden(label)
    .optional()
    .meta(look(label, undefined, 'hidden'));
