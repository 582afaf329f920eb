import { z } from 'zod';
import type { PlaybookPin } from '../process/playbook.ts';
import type { CaseEvent } from './events.ts';
import { type Fault, fault, warning } from './fault.ts';
import { mailbox } from './mailbox.ts';
import { mendText } from './mend-text.ts';
import type { Attachment, Report } from './model.ts';

const part = (label: string, hint: string) =>
  z.string().max(100_000).default('').meta({ label, hint, kind: 'textarea' });

/** The report form's fields: the six parts of rule R21, all of them proposed and none of them demanded. */
export const reportSchema = z.strictObject({
  subject: z.string().max(300).default('').meta({ label: 'Subject', hint: 'One line that describes it', kind: 'text' }),
  name: z
    .string()
    .max(200)
    .default('')
    .meta({ label: 'How to refer to you', hint: 'A name, a handle, or nothing', kind: 'text' }),
  affiliation: z
    .string()
    .max(200)
    .default('')
    .meta({ label: 'Affiliation or company', hint: 'Only if you wish', kind: 'text' }),
  contact: z
    .union([z.literal(''), mailbox()])
    .default('')
    .meta({
      label: 'Mail address',
      hint: 'Only if you want to be told by mail; your key opens the conversation without one',
      kind: 'text',
    }),
  steps: part('Steps to reproduce', 'Scripts, screenshots and captures help'),
  effects: part('Effects', 'What happens, and with which hardware and software configuration'),
  surface: part('How usage is affected', 'Who could use this, from where; your estimate of the attack surface'),
  dependencies: part('Other projects used', 'Other projects or dependencies that took part'),
  kind: z
    .enum(['vulnerability', 'suspected', 'upstream'])
    .default('vulnerability')
    .meta({ label: 'What is it', kind: 'select' }),
  alreadyPublic: z
    .union([z.boolean(), z.literal('on').transform(() => true), z.literal('').transform(() => false)])
    .default(false)
    .meta({ label: 'It is already public', kind: 'checkbox' }),
  deadlineDays: z
    .union([
      z.number().int().min(1).max(1_000),
      z
        .string()
        .trim()
        .regex(/^([1-9]\d{0,2}|1000|)$/, 'is no number of days from 1 to 1000')
        .transform((text) => (text === '' ? undefined : Number(text))),
    ])
    .optional()
    .meta({
      label: 'Days until you publish',
      hint: 'Only if you have a deadline of your own, such as 90; it binds us too',
      kind: 'number',
    }),
});

export type ReportInput = z.infer<typeof reportSchema>;

/** Any text at all makes a report (R21); only an empty form is sent back. */
export function emptiness(input: ReportInput): readonly Fault[] {
  const said = [input.subject, input.steps, input.effects, input.surface, input.dependencies].join('').trim();
  return said === ''
    ? [
        fault(
          'report-empty',
          '/effects',
          'The report is empty.',
          'Write what you have seen, in any of the boxes; one sentence is enough.',
        ),
      ]
    : [];
}

/** What is missing and would help; the report is accepted all the same (R21). */
export function gapsIn(input: ReportInput, attachments: number): readonly Fault[] {
  const gap = (is: boolean, path: string, message: string, mend: string) =>
    is ? [warning('report-gap', path, message, mend)] : [];
  return [
    ...gap(
      input.subject.trim() === '',
      '/subject',
      'There is no subject line.',
      'One line helps us to tell reports apart.',
    ),
    ...gap(
      input.steps.trim() === '' && attachments === 0,
      '/steps',
      'There are no steps to reproduce.',
      'Tell us what you did and what you saw.',
    ),
    ...gap(
      input.effects.trim() === '',
      '/effects',
      'The effects are not described.',
      'Say what somebody could do with it, and in which configuration.',
    ),
    ...gap(
      input.surface.trim() === '',
      '/surface',
      'We do not know yet how usage is affected.',
      'Say who could reach it.',
    ),
    ...gap(
      input.dependencies.trim() === '',
      '/dependencies',
      'Other projects are not named.',
      'Name them with versions, or say that none took part.',
    ),
  ];
}

/** The first event of a case. `number`, `ref` and the ids are handed in; identity parts go to the person, not here. */
export function receiveReport(
  input: ReportInput,
  names: {
    readonly number: string;
    readonly ref: string;
    readonly reporter: string;
    readonly channel: 'form' | 'api' | 'mail';
  },
  playbook: PlaybookPin,
  attachments: readonly Attachment[],
  { isLeak = false }: { readonly isLeak?: boolean } = {},
): CaseEvent {
  const { name: _name, affiliation: _affiliation, contact: _contact, deadlineDays, ...report } = input;
  const mended = Object.fromEntries(
    (['subject', 'steps', 'effects', 'surface', 'dependencies'] as const).map((part) => [part, mendText(report[part])]),
  ) as Pick<Report, 'subject' | 'steps' | 'effects' | 'surface' | 'dependencies'>;
  return {
    type: 'ReportReceived',
    ...names,
    playbook,
    report: {
      ...report,
      ...mended,
      attachments,
      ...(deadlineDays ? { deadlineDays } : {}),
      ...(isLeak ? { isLeak } : {}),
    },
  };
}
