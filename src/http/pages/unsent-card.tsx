import type { JSX } from 'preact';
import { Card } from '../../parts/card.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';

/** What one form of a page had in it when it was refused. */
export interface GivenBack {
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}

/** What stands in the way at one field. */
export const errorAt = ({ errors = [] }: GivenBack, id: string): string | undefined =>
  errors.find(({ field }) => field === id)?.message;

/** Words whose form is gone from the page, because the case has moved on: they are not lost. */
export function UnsentCard({ values = {}, errors = [] }: GivenBack): JSX.Element {
  const words = Object.entries(values).filter(([, text]) => text.trim() !== '');
  return (
    <Card title="This was not sent" look="strong" id="unsent">
      <ErrorSummary errors={errors.map((each) => ({ ...each, field: 'unsent' }))} />
      <p>The form for it stands here no more. What you wrote, so that you can keep it:</p>
      {words.map(([name, text]) => (
        <pre class="code" key={name}>
          {text}
        </pre>
      ))}
    </Card>
  );
}
