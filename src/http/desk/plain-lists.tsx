import type { JSX } from 'preact';
import type { DeliveryLine } from '../../app/queries/deliveries.ts';
import type { ApplicationView, Directory } from '../../app/queries/directory.ts';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { GateView } from '../../parts/gate-list.tsx';
import { GateList } from '../../parts/gate-list.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { type StepField, StepForm } from '../../parts/step-form.tsx';
import { Table } from '../../parts/table.tsx';
import { Time } from '../../parts/time.tsx';

interface Base {
  readonly frame: Frame;
  readonly now: NowSentence;
}

/** Every organisation of the list. */
export function DirectoryPage({ frame, now, directory }: Base & { directory: Directory }): JSX.Element {
  return (
    <DeskShell frame={frame} title="Distributors" now={now}>
      <PageHeading title="Distributors" lead={`Embargo policy in force: version ${directory.policyVersion}`} />
      {directory.lines.length === 0 ? (
        <EmptyState title="Nobody is on the list yet.">
          <p>
            Applications arrive through <a href="/join">the public form</a>.
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Organisations"
          captionHidden
          columns={[
            { key: 'name', label: 'Organisation' },
            { key: 'state', label: 'Membership' },
            { key: 'policy', label: 'Policy accepted' },
            { key: 'applied', label: 'Applied' },
          ]}
          rows={directory.lines.map(({ organisation: o, isCurrent }) => ({
            id: o.id,
            cells: {
              name: <a href={`/desk/distributors/${o.id}`}>{o.name}</a>,
              state: o.state,
              policy: isCurrent ? `version ${o.policy.version}` : `version ${o.policy.version}, not the newest`,
              applied: <Time at={o.appliedAt} />,
            },
          }))}
        />
      )}
    </DeskShell>
  );
}

/** One organisation with its answers, and what the team may do. */
export function OrganisationPage(
  props: Base & {
    view: ApplicationView;
    forms: readonly { readonly id: string; readonly title: string; readonly fields: readonly StepField[] }[];
    gates: readonly GateView[];
    done?: string | undefined;
  },
): JSX.Element {
  const { frame, now, view } = props;
  const { organisation: o } = view;
  return (
    <DeskShell frame={frame} title={o.name} now={now}>
      <PageHeading eyebrow={`Reference ${o.ref}`} title={o.name} lead={`Membership: ${o.state}`} />
      <div class="stack stack-6">
        {props.done ? <Callout tone="good" title={props.done} live /> : null}
        {props.gates.length > 0 ? (
          <Callout tone="alarm" title="That was not done" live>
            <GateList gates={props.gates} />
          </Callout>
        ) : null}
        <DefinitionList
          facts={[
            { term: 'Distributes', is: o.products },
            { term: 'Contact', is: `${view.contact.name} <${view.contact.address}>` },
            { term: 'Voucher named', is: view.voucherName ?? o.voucherNamed },
            { term: 'Policy accepted', is: `version ${o.policy.version}` },
            ...view.criteria.map(({ text, answer }) => ({ term: text, is: answer })),
          ]}
        />
        <Section title="What the team may do" id="steps">
          {props.forms.map(({ id, title, fields }) => (
            <Card title={title} level={3} key={id} id={`step-${id}`}>
              <StepForm step={id} action={`/desk/distributors/${o.id}/steps/${id}`} fields={fields} button={title} />
            </Card>
          ))}
        </Section>
      </div>
    </DeskShell>
  );
}

const outcomes = [
  { value: 'arrived', text: 'It arrived' },
  { value: 'lost', text: 'It did not arrive' },
  { value: 'again', text: 'Send it again' },
];

/** Deliveries that wait for a person. */
export function DeliveriesPage({ frame, now, lines }: Base & { lines: readonly DeliveryLine[] }): JSX.Element {
  return (
    <DeskShell frame={frame} title="Deliveries" now={now}>
      <PageHeading
        title="Deliveries"
        lead="Mails of which nobody can tell whether they arrived, and those that failed."
      />
      {lines.length === 0 ? (
        <EmptyState title="Nothing is in doubt.">
          <p>Every mail that left was taken by its server.</p>
        </EmptyState>
      ) : (
        <div class="stack stack-5">
          {lines.map((line) => (
            <Card title={`${line.letter} to ${line.recipient}`} key={line.id} id={line.id}>
              <DefinitionList
                inRow
                facts={[
                  { term: 'State', is: line.status },
                  { term: 'Case', is: line.case ?? '' },
                  { term: 'Since', is: <Time at={line.changedAt} with="distance" /> },
                ]}
              />
              {line.status === 'in doubt' ? (
                <StepForm
                  step={line.id}
                  action={`/desk/deliveries/${line.id}/resolution`}
                  fields={[
                    { name: 'outcome', label: 'What became of it', kind: 'radio', options: outcomes, required: true },
                  ]}
                  button="Say so"
                />
              ) : null}
            </Card>
          ))}
        </div>
      )}
    </DeskShell>
  );
}
