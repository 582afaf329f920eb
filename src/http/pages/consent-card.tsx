import type { JSX } from 'preact';
import type { Consent } from '../../core/embargo/consent.ts';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Select } from '../../parts/select.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { Time } from '../../parts/time.tsx';
import { errorAt, type GivenBack } from './unsent-card.tsx';

export interface ConsentView {
  readonly word: Consent;
  /** The terms themselves, where they do not stand elsewhere on the page. */
  readonly terms?: string | undefined;
  readonly answerBy?: Instant | undefined;
  /** Where the organisation accepts the terms, and where it declines or leaves. */
  readonly accept?: string | undefined;
  readonly decline?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
}

const said: Readonly<Record<Consent, string>> = {
  'not asked': 'Nobody has asked you yet.',
  invited: 'You are invited to keep this embargo. A notice opens once you have accepted the terms.',
  signatory: 'You have accepted the terms and are bound by them.',
  declined: 'You do not keep this embargo. Only a new invitation of the team changes that.',
  lapsed:
    'Your consent has lapsed, because the time to answer is over or the policy is a new one. You can still accept.',
};

/** Consent to the terms of this embargo, and the ways in and out. */
export function ConsentCard({ view }: { view: ConsentView }): JSX.Element {
  const { errors = [], values = {} } = view;
  return (
    <Card title="The terms" look={view.accept ? 'strong' : 'plain'} id="terms">
      <p>{said[view.word]}</p>
      {view.terms ? (
        <details>
          <summary class="small">Read the terms</summary>
          <Markdown text={view.terms} lines="kept" />
        </details>
      ) : null}
      {view.answerBy ? (
        <p>
          Please answer by <Time at={view.answerBy} with="all" />.
        </p>
      ) : null}
      {view.accept ? (
        <Form action={view.accept} label="Accept the embargo">
          <FormActions>
            <Button look="main">Accept the terms</Button>
          </FormActions>
        </Form>
      ) : null}
      {view.decline ? (
        <details open={errors.length > 0}>
          <summary class="small">{view.word === 'signatory' ? 'Leave the embargo' : 'Decline'}</summary>
          <Form action={view.decline} label="Decline or leave the embargo">
            <ErrorSummary errors={errors} />
            <TextArea
              name="reason"
              id="decline-reason"
              label="What you will do, and when"
              value={values.reason}
              error={errors.find((each) => each.field === 'decline-reason')?.message}
            />
            <FormActions>
              <Button>Tell the team</Button>
            </FormActions>
          </Form>
        </details>
      ) : null}
    </Card>
  );
}

const statuses = [
  { value: 'valid', text: 'It concerns us' },
  { value: 'invalid', text: 'It does not concern us' },
  { value: 'accepted', text: 'We work on it' },
  { value: 'deferred', text: 'We look at it later' },
  { value: 'closed', text: 'We are done with it' },
];

/** Where the organisation stands with the report. */
export function StatusCard({ action, ...given }: { action: string } & GivenBack): JSX.Element {
  return (
    <Card title="Where you stand" id="status">
      <Form action={action} label="Say where you stand with it">
        <Select
          name="status"
          id="status-word"
          label="The report, for you"
          options={statuses}
          value={given.values?.status}
          error={errorAt(given, 'status-word')}
        />
        <TextInput
          name="reason"
          id="status-reason"
          label="In a few words"
          need="may"
          value={given.values?.reason}
          error={errorAt(given, 'status-reason')}
        />
        <FormActions>
          <Button>Tell the team</Button>
        </FormActions>
      </Form>
    </Card>
  );
}
