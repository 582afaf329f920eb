import type { JSX } from 'preact';
import type { Feedback } from '../../core/case/feedback.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import { Section } from '../../parts/page-heading.tsx';
import { Select } from '../../parts/select.tsx';
import { Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { Time } from '../../parts/time.tsx';

const words: Readonly<Record<Feedback['usageChanges'], string>> = {
  'not known': 'We do not know yet',
  none: 'No',
  required: 'Yes',
};

/** Where a distributor says what it found when it tried the candidate fix. */
export function FeedbackCard({ action }: { action: string }): JSX.Element {
  return (
    <Card title="The fix, tried" id="feedback">
      <Form action={action} label="Give feedback on the fix">
        <Select
          name="usageChanges"
          id="feedback-usage"
          label="Do users have to change how they use it?"
          options={Object.entries(words).map(([value, text]) => ({ value, text }))}
        />
        <TextArea
          name="text"
          id="feedback-text"
          label="What you found"
          hint="What you tried, what broke, and what users have to change."
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
          { key: 'usage', label: 'Users have to change something' },
          { key: 'text', label: 'What they found' },
        ]}
        rows={feedback.map((each) => ({
          id: each.who + each.at,
          cells: {
            who: (
              <>
                {each.who}, <Time at={each.at} />
              </>
            ),
            usage: words[each.usageChanges],
            text: each.text,
          },
        }))}
      />
    </Section>
  );
}
