import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
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
import { Time } from '../../parts/time.tsx';

export interface JoinView {
  /** In the playbook's order; `byForm` ones are met by a box of their own further down (policy, voucher). */
  readonly criteria: readonly {
    readonly id: string;
    readonly text: string;
    /** Who need not apply, and what they can do instead. */
    readonly hint?: string | undefined;
    readonly byForm?: boolean | undefined;
  }[];
  readonly policy: { readonly version: number; readonly text: string; readonly hash: string };
  /** Whether a member is asked to vouch. Who is on the list, and whether anybody is, is not for strangers to learn here. */
  readonly vouches: boolean;
  /** Where the form posts to: the address of the draft or the invitation where it has one. */
  readonly action: string;
  /** The draft that it is, with the address that is shown once. */
  readonly kept?: { readonly until: Instant; readonly isNew: boolean; readonly link: string } | undefined;
  /** The name under which the team invited the organisation, where it did. */
  readonly invited?: string | undefined;
  /** By field name; answers are `answers.<criterion id>`. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** What an applicant can tell before writing a word: the criteria, and who need not apply. */
function Eligibility({ view }: { view: JoinView }): JSX.Element | null {
  const hints = view.criteria.filter(({ hint }) => hint !== undefined);
  if (hints.length === 0) return null;
  return (
    <Callout tone="info" title="Before you begin: is this list for you?">
      <ul>
        {hints.map(({ id, hint }) => (
          <li key={id}>{hint}</li>
        ))}
      </ul>
    </Callout>
  );
}

function Kept({ view }: { view: JoinView }): JSX.Element | null {
  if (!view.kept) return null;
  if (!view.kept.isNew) {
    return (
      <p class="muted">
        {view.invited ? 'This address works' : 'This draft is kept'} until <Time at={view.kept.until} with="local" />.
      </p>
    );
  }
  return (
    <Callout tone="good" title="Your draft is kept" live>
      <p>
        Come back to it at this address, until <Time at={view.kept.until} with="local" />. We keep no copy of the
        address and cannot read the draft without it: bookmark this page, or write the address down.
      </p>
      <p class="hash">{view.kept.link}</p>
    </Callout>
  );
}

/** Application to hear of vulnerabilities early: the criteria with a box each, and the embargo policy in full. */
export function JoinPage({ frame, view }: { frame: Frame; view: JoinView }): JSX.Element {
  const field = (name: string) => ({
    name,
    value: view.values[name],
    error: view.errors.find((each) => each.field === name)?.message,
  });
  return (
    <PublicShell
      frame={frame}
      title={view.errors.length > 0 ? 'To mend: apply to join' : 'Apply to join'}
      indexed={view.action === '/join'}
    >
      <PageHeading
        title="Hear of vulnerabilities early"
        lead={`For distributors of ${frame.project}. Members get actionable information before the public does, under an embargo. The list does not inform individuals.`}
      />
      <div class="stack stack-6">
        <div class="stack">
          {view.invited ? (
            <Callout tone="info" title={`The team has put ${view.invited} down for the list`}>
              <p>
                Answer the criteria and accept the policy; then the team confirms it. Nobody has to vouch for you, and
                no notice reaches you before that.
              </p>
            </Callout>
          ) : null}
          <Kept view={view} />
          {view.kept ? null : <Eligibility view={view} />}
        </div>
        <Form action={view.action} hidden={{ policyHash: view.policy.hash }}>
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
                      <TextArea
                        {...field(`answers.${criterion.id}`)}
                        label={criterion.text}
                        hint={criterion.hint}
                        rows={3}
                      />
                    )}
                  </div>
                </li>
              ))}
            </ol>
          </Section>
          {view.vouches ? (
            <Section title="Who vouches for you" id="voucher-part">
              <TextInput
                {...field('voucher')}
                label="Member organisation"
                hint="We ask them. You see whether they were asked and whether they vouched, nothing else."
                width="mid"
              />
            </Section>
          ) : null}
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
            <Button name="act" value="save">
              Save as a draft
            </Button>
          </FormActions>
        </Form>
      </div>
    </PublicShell>
  );
}

export interface JoinedView {
  readonly reference: string;
  readonly organisation: string;
  readonly address: string;
  /** Whether the application named a member to vouch for it. */
  readonly asksVoucher: boolean;
  /** The page of the application; shown once. */
  readonly link: string;
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
      <Callout tone="info" title="The page of your application">
        <p>
          How far it is, and what the team asks you. <strong>The address is shown once here</strong>; mails about the
          application bring one too.
        </p>
        <p class="hash">
          <a href={view.link}>{view.link}</a>
        </p>
      </Callout>
      <ol class="steps">
        {[
          'The team checks each criterion, and may ask you something.',
          ...(view.asksVoucher ? ['The organisation that you named is asked to vouch for you.'] : []),
          `The decision goes to ${view.address}, with its reason.`,
          'Before your membership is active, each person who reads notices accepts the embargo policy.',
        ].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </PublicShell>
  );
}
