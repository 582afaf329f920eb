import type { JSX } from 'preact';
import type { Judgement } from '../../core/distributors/events.ts';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice-group.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Section } from '../../parts/page-heading.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { Time } from '../../parts/time.tsx';

export interface CriterionView {
  readonly id: string;
  readonly text: string;
  readonly answer: string;
  readonly byForm?: boolean | undefined;
  readonly judged?:
    | { readonly judgement: Judgement; readonly note: string; readonly by: string; readonly at: Instant }
    | undefined;
}

export interface CriteriaReviewView {
  readonly criteria: readonly CriterionView[];
  /** Where a judgement is sent; missing where the asker judges nothing. */
  readonly judgeAction?: string | undefined;
  /** What was refused a moment ago. */
  readonly judging?:
    | {
        readonly criterion: string;
        readonly values: Readonly<Record<string, string>>;
        readonly errors: readonly FieldError[];
      }
    | undefined;
}

const looks = {
  ok: { tone: 'good', icon: 'ok', text: 'met' },
  ask: { tone: 'warn', icon: 'soon', text: 'to be asked' },
  no: { tone: 'alarm', icon: 'gateShut', text: 'not met' },
} as const;

const choices = [
  { value: 'ok', text: 'Yes' },
  { value: 'ask', text: 'To be asked' },
  { value: 'no', text: 'No' },
];

function JudgeForm({ criterion, view }: { criterion: CriterionView; view: CriteriaReviewView }): JSX.Element | null {
  if (!view.judgeAction) return null;
  const mine = view.judging?.criterion === criterion.id ? view.judging : undefined;
  const error = (name: string) => mine?.errors.find(({ field }) => field === name)?.message;
  return (
    <details open={mine !== undefined}>
      <summary class="small">{criterion.judged ? 'Judge it again' : 'Judge it'}</summary>
      <Form action={view.judgeAction} hidden={{ criterion: criterion.id }} label={`Judge: ${criterion.text}`}>
        {mine ? <ErrorSummary errors={mine.errors} /> : null}
        <RadioGroup
          name="judgement"
          id={mine ? 'judgement' : `judgement-${criterion.id}`}
          label="Is it met?"
          options={choices}
          value={mine?.values.judgement ?? criterion.judged?.judgement}
          error={error('judgement')}
          inRow
        />
        <TextArea
          name="note"
          id={mine ? 'note' : `note-${criterion.id}`}
          label="What you found"
          hint="The team reads it, the applicant does not"
          rows={2}
          value={mine?.values.note ?? criterion.judged?.note}
          error={error('note')}
        />
        <FormActions>
          <Button>Keep the judgement</Button>
        </FormActions>
      </Form>
    </details>
  );
}

function Judged({ judged }: { judged: NonNullable<CriterionView['judged']> }): JSX.Element {
  const look = looks[judged.judgement];
  return (
    <p class="row">
      <Tag tone={look.tone} icon={look.icon}>
        {look.text}
      </Tag>
      <span class="muted small">
        {judged.by}, <Time at={judged.at} />
        {judged.note ? `: ${judged.note}` : ''}
      </span>
    </p>
  );
}

/** Each criterion with what the applicant wrote, what the team found, and three words to judge it by. */
export function CriteriaReview({ view }: { view: CriteriaReviewView }): JSX.Element {
  const judged = view.criteria.flatMap((each) => each.judged ?? []);
  const met = judged.filter(({ judgement }) => judgement === 'ok').length;
  return (
    <Section
      title="How it meets the criteria"
      id="criteria"
      aside={
        <span class="muted small">
          {judged.length > 0 ? `${met} of ${view.criteria.length} met` : 'none judged on its own'}
        </span>
      }
    >
      <ol class="stack stack-5 plain">
        {view.criteria.map((criterion, at) => (
          <li class="part-head" key={criterion.id}>
            <span class="part-number" aria-hidden="true">
              {at + 1}
            </span>
            <div class="stack stack-2 grow">
              <h3>{criterion.text}</h3>
              {criterion.answer.trim() ? (
                <Markdown text={criterion.answer} links="shown" level={4} />
              ) : (
                <p class="muted">
                  {criterion.byForm ? 'Answered by the application itself, see beside.' : 'No answer.'}
                </p>
              )}
              {criterion.judged ? <Judged judged={criterion.judged} /> : null}
              <JudgeForm criterion={criterion} view={view} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
