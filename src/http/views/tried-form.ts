import type { Refusal } from '../../core/case/decide.ts';
import type { FieldError } from '../../parts/error-summary.tsx';
import { formTokenField } from '../origin.ts';
import { fieldErrors } from './field-errors.ts';

/** What one of several forms on a page sent, and what stood in the way, each at the id of its field. */
export interface TriedForm {
  readonly step: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** The ids of the fields of each form, since several forms of one page have a field of one name; the first takes the rest. */
const idsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'answer-date': { reason: 'reason', answer: 'answer', earliest: 'earliest' },
  'give-feedback': {
    text: 'feedback-text',
    line: 'feedback-line',
    result: 'feedback-result',
    usageChanges: 'feedback-usage',
  },
  'ask-team': { text: 'question-text' },
  'tell-affected': { affected: 'affected-word', products: 'affected-products' },
  'tell-status': { status: 'status-word', reason: 'status-reason' },
  'decline-embargo': { reason: 'decline-reason' },
  leak: { what: 'leak-what', toWhom: 'leak-to-whom', since: 'leak-since', how: 'leak-how' },
};

/** A form that was refused, with everything that was typed into it. */
export function triedForm(
  step: string,
  given: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
): TriedForm {
  const { [formTokenField]: _, ...values } = given;
  const ids = idsOf[step] ?? {};
  const [first = step] = Object.values(ids);
  return { step, values, errors: errors.map((each) => ({ ...each, field: ids[each.field] ?? first })) };
}

/**
 * Why something was refused, at its fields where it is about one; `status` is that of the answer.
 * @param labels the label of each field of the form, by its name
 */
export function whyRefused(
  { why, faults, gates }: Refusal,
  labels: Readonly<Record<string, string>> = {},
): {
  readonly errors: readonly FieldError[];
  readonly status: 403 | 409 | 422;
} {
  const errors =
    faults.length > 0
      ? fieldErrors(faults, 'text', labels)
      : gates.map(({ sentence }) => ({ field: '', message: sentence }));
  return { errors, status: why === 'input' ? 422 : why === 'not allowed' ? 403 : 409 };
}
