import { z } from 'zod';
import { mailbox } from '../case/mailbox.ts';

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);

/** Who an organisation is and how it is reached: what an application and a row of an import have in common. */
export const organisationFields = {
  name: name.meta({ label: 'Organisation', kind: 'text' }),
  products: z.string().trim().min(1).max(2_000).meta({ label: 'What you distribute', kind: 'textarea' }),
  contactName: name.max(200).meta({ label: 'Your name', kind: 'text' }),
  contactAddress: mailbox().meta({
    label: 'Role address',
    hint: 'One that reaches your security team, not one person',
    kind: 'text',
  }),
} as const;

export const applicationSchema = z.strictObject({
  ...organisationFields,
  answers: z.record(z.string().max(60), z.string().max(10_000)).meta({ label: 'Criteria' }),
  voucher: z.string().trim().max(200).default('').meta({
    label: 'Who vouches for you',
    hint: 'A member organisation by name; leave empty if the list has no members yet',
    kind: 'text',
  }),
  accepted: z
    .union([z.literal(true), z.literal('on').transform(() => true as const)])
    .meta({ label: 'We accept the embargo policy', kind: 'checkbox' }),
  policyHash: z
    .string()
    .regex(/^(?:[0-9a-f]{64})?$/, 'the SHA-256 of the policy text in hexadecimal, or nothing')
    .default('')
    .meta({ label: 'SHA-256 of the policy text that you read', kind: 'hidden' }),
});

export type Application = z.infer<typeof applicationSchema>;

/** Criteria that an application meets by fields of its own: the acceptance and the voucher. */
export const criteriaByForm: ReadonlySet<string> = new Set(['embargo-policy', 'voucher']);
