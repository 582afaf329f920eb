import type { JSX } from 'preact';
import type { DateAnswerKind } from '../../core/embargo/embargo.ts';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice-group.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { Time } from '../../parts/time.tsx';

/** A date on the table and what this party has said to it. Silence stays silence. */
export interface DateQuestion {
  readonly proposal: number;
  readonly at: Instant;
  readonly note: string;
  readonly answered?: { readonly answer: DateAnswerKind; readonly reason: string; readonly at: Instant } | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
}

const choices = [
  { value: 'ok', text: 'OK', hint: 'The date works.' },
  { value: 'prefer', text: 'I would prefer another date', hint: 'You can live with this one.' },
  { value: 'object', text: 'I object', hint: 'Say why, and the earliest date that works.', alarm: true },
];

/** What an answer reads like in a sentence: `you object`. */
export const answerWords: Readonly<Record<DateAnswerKind, string>> = {
  ok: 'OK',
  prefer: 'prefers another date',
  object: 'objects',
};

const yourWords: Readonly<Record<DateAnswerKind, string>> = {
  ok: 'the date works for you',
  prefer: 'you would prefer another date',
  object: 'you object',
};

/** OK, prefer another, object: the same question for the reporter and for every distributor. */
export function DateAnswerForm({ question, action }: { question: DateQuestion; action: string }): JSX.Element {
  const errors = question.errors ?? [];
  const error = (name: string) => errors.find((each) => each.field === name)?.message;
  const { answered } = question;
  return (
    <div class="stack">
      <p>
        Proposed for disclosure: <strong>{<Time at={question.at} with="all" />}</strong>
      </p>
      {question.note ? <p class="muted">{question.note}</p> : null}
      {answered ? (
        <p>
          On <Time at={answered.at} /> you said that {yourWords[answered.answer]}
          {answered.reason ? `: ${answered.reason}` : '.'} You may change your answer.
        </p>
      ) : null}
      <Form action={action} hidden={{ proposal: String(question.proposal) }}>
        <ErrorSummary errors={errors} />
        <RadioGroup
          name="answer"
          label="Your answer"
          options={choices}
          value={question.values?.answer ?? answered?.answer}
          error={error('answer')}
        />
        <TextArea name="reason" label="Reason" rows={2} error={error('reason')} value={question.values?.reason} />
        <TextInput
          name="earliest"
          kind="datetime-local"
          width="short"
          label="Earliest date that works (UTC)"
          error={error('earliest')}
          value={question.values?.earliest}
        />
        <FormActions>
          <Button look="main">Send the answer</Button>
        </FormActions>
      </Form>
      <p class="small muted">
        The team holds the final say, and hears every objection. Silence is shown as silence, never as a yes.
      </p>
    </div>
  );
}
