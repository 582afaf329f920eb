import type { JSX } from 'preact';
import { type Feedback, type TrialResult, trialResults } from '../../core/case/feedback.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import { Section } from '../../parts/page-heading.tsx';
import { Select } from '../../parts/select.tsx';
import { Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { Time } from '../../parts/time.tsx';
import { errorAt, type GivenBack } from './unsent-card.tsx';

const words: Readonly<Record<Feedback['usageChanges'], string>> = {
  'not known': 'We do not know yet',
  none: 'No',
  required: 'Yes',
};

const results: Readonly<Record<TrialResult, string>> = {
  applies: 'It applies',
  builds: 'It builds',
  fixes: 'It fixes it',
  regression: 'It breaks something',
};

/** Where a distributor says what it found when it tried the candidate fix; `lines` to choose from where it may read them. */
export function FeedbackCard({
  action,
  lines,
  ...given
}: { action: string; lines?: readonly string[] | undefined } & GivenBack): JSX.Element {
  const { values } = given;
  const error = (id: string) => ({ error: errorAt(given, id) });
  const line = {
    ...({ name: 'line', id: 'feedback-line', label: 'Release line', need: 'may' } as const),
    ...{ value: values?.line, ...error('feedback-line') },
  };
  return (
    <Card title="The fix, tried" id="feedback">
      <Form action={action} label="Give feedback on the fix">
        {lines ? (
          <Select
            {...line}
            hint="Send it once for each line."
            options={lines.map((value) => ({ value, text: value }))}
          />
        ) : (
          <TextInput
            {...line}
            hint="Send it once for each line; leave it empty for the fix as a whole."
            width="short"
          />
        )}
        <Select
          name="result"
          id="feedback-result"
          label="What came of it there"
          need="may"
          options={trialResults.map((value) => ({ value, text: results[value] }))}
          value={values?.result}
          {...error('feedback-result')}
        />
        <Select
          name="usageChanges"
          id="feedback-usage"
          label="Do users have to change how they use it?"
          options={Object.entries(words).map(([value, text]) => ({ value, text }))}
          value={values?.usageChanges}
          {...error('feedback-usage')}
        />
        <TextArea
          name="text"
          id="feedback-text"
          label="What you found"
          hint="What you tried, what broke, and what users have to change."
          value={values?.text}
          {...error('feedback-text')}
        />
        <FormActions>
          <Button>Send the feedback</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

/** What distributors found, as the team reads it. */
export function FeedbackList({
  feedback,
}: {
  feedback: readonly (Feedback & { readonly who: string })[];
}): JSX.Element {
  return (
    <Section title="Feedback on the fix" id="feedback">
      <Table
        caption="Feedback of the distributors"
        captionHidden
        columns={[
          { key: 'who', label: 'Distributor' },
          { key: 'trial', label: 'Line and result' },
          { key: 'usage', label: 'Users have to change something' },
          { key: 'text', label: 'What they found' },
        ]}
        rows={feedback.map((each) => ({
          id: each.who + each.at + each.line,
          cells: {
            who: (
              <>
                {each.who}, <Time at={each.at} />
              </>
            ),
            trial: [each.line ?? 'all', each.result && results[each.result].toLowerCase()].filter(Boolean).join(': '),
            usage: words[each.usageChanges],
            text: each.text,
          },
        }))}
      />
    </Section>
  );
}
