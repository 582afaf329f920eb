import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Checkbox } from '../../parts/choice-group.tsx';
import { ErrorSummary, type FieldError } from '../../parts/error-summary.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';

export interface JoinView {
  /** In the playbook's order; `byForm` ones are met by a box of their own further down (policy, voucher). */
  readonly criteria: readonly { readonly id: string; readonly text: string; readonly byForm?: boolean | undefined }[];
  readonly policy: { readonly version: number; readonly text: string; readonly hash: string };
  /** Whether the list has members who could vouch; otherwise the team sponsors. */
  readonly hasMembers: boolean;
  /** By field name; answers are `answers.<criterion id>`. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** Application to hear of vulnerabilities early: the criteria with a box each, and the embargo policy in full. */
export function JoinPage({ frame, view }: { frame: Frame; view: JoinView }): JSX.Element {
  const field = (name: string) => ({
    name,
    value: view.values[name],
    error: view.errors.find((each) => each.field === name)?.message,
  });
  return (
    <PublicShell frame={frame} title={view.errors.length > 0 ? 'To mend: apply to join' : 'Apply to join'} indexed>
      <PageHeading
        title="Hear of vulnerabilities early"
        lead={`For distributors of ${frame.project}. Members get actionable information before the public does, under an embargo. The list does not inform individuals.`}
      />
      <Form action="/join">
        <ErrorSummary errors={view.errors} />
        <Section title="Your organisation" id="organisation">
          <div class="cols cols-2">
            <TextInput {...field('name')} label="Organisation" />
            <TextInput
              {...field('contactAddress')}
              kind="email"
              label="Role address"
              hint="One that reaches your security team, not one person"
            />
            <TextInput {...field('contactName')} label="Your name" autocomplete="name" />
          </div>
          <TextArea {...field('products')} label="What you distribute" rows={3} />
        </Section>
        <Section title="How you meet the criteria" id="criteria">
          <p class="measure muted">
            One box for each. Links to what anybody can check are best: release notes, advisories, contributions.
          </p>
          <ol class="stack stack-5 plain">
            {view.criteria.map((criterion, index) => (
              <li class="part-head" key={criterion.id}>
                <span class="part-number" aria-hidden="true">
                  {index + 1}
                </span>
                <div class="stack stack-2 grow">
                  {criterion.byForm ? (
                    <p>
                      <strong>{criterion.text}</strong> <span class="muted">You answer this one below.</span>
                    </p>
                  ) : (
                    <TextArea {...field(`answers.${criterion.id}`)} label={criterion.text} rows={3} />
                  )}
                </div>
              </li>
            ))}
          </ol>
        </Section>
        <Section title="Who vouches for you" id="voucher-part">
          {view.hasMembers ? (
            <TextInput
              {...field('voucher')}
              label="Member organisation"
              hint="We ask them. You see whether they were asked and whether they vouched, nothing else."
              width="mid"
            />
          ) : (
            <Callout tone="info" title="The list has no members yet">
              <p>The team looks at your answers and vouches for the first member itself.</p>
            </Callout>
          )}
        </Section>
        <Section title={`Embargo policy, version ${view.policy.version}`} id="policy">
          <p>A request for membership is your acceptance of this text. Please read it.</p>
          <div class="terms">
            <Markdown text={view.policy.text} lines="kept" level={3} />
          </div>
          <p class="hash">SHA-256 {view.policy.hash}</p>
          <Checkbox
            name="accepted"
            error={field('accepted').error}
            checked={view.values.accepted === 'on'}
            label="We accept the embargo policy"
            hint="We keep your name, the moment, and the hash of the text that you accepted."
          />
        </Section>
        <FormActions>
          <Button look="main" big>
            Send the application
          </Button>
        </FormActions>
      </Form>
    </PublicShell>
  );
}

export interface JoinedView {
  readonly reference: string;
  readonly organisation: string;
  readonly address: string;
}

/** Said after an application has arrived. */
export function JoinedPage({ frame, view }: { frame: Frame; view: JoinedView }): JSX.Element {
  return (
    <PublicShell frame={frame} title="Application received" width="narrow">
      <PageHeading
        eyebrow={`Reference ${view.reference}`}
        title="We have your application"
        lead={`${view.organisation} is on the team’s desk now.`}
      />
      <ol class="steps">
        {[
          'The team checks each criterion, and may ask you something.',
          'The organisation that you named is asked to vouch for you.',
          `The decision goes to ${view.address}, with its reason.`,
          'Before your membership is active, each person who reads notices accepts the embargo policy.',
        ].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </PublicShell>
  );
}
