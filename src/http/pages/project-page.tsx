import type { JSX } from 'preact';
import type { ListInUse } from '../../core/advisory/exploitation.ts';
import type { Fault } from '../../core/case/fault.ts';
import { sayInstant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckboxGroup } from '../../parts/choice-group.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import { FaultList } from '../../parts/fault-list.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';

export interface ProjectView {
  readonly now?: NowSentence | undefined;
  readonly title: string;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly roles: readonly string[];
  }[];
  readonly roles: readonly { readonly value: string; readonly text: string; readonly hint: string }[];
  readonly lists: { readonly users: string; readonly team: string };
  readonly lines: string;
  readonly playbook: { readonly name: string; readonly version: number; readonly title: string };
  /** The lists of exploited vulnerabilities that the operator brought. */
  readonly brought: readonly ListInUse[];
  /** What was just done, or what stands in the way of it. */
  readonly done?: string | undefined;
  readonly invited?: { readonly name: string; readonly url: string } | undefined;
  /** Whether a passkey was shown just now; without one the forms are sent back. */
  readonly isFresh: boolean;
  /** The form that asks for it. */
  readonly confirm?: JSX.Element;
  readonly scripts?: readonly string[];
  readonly faults: readonly Fault[];
  /** What was typed into the form that was sent back. */
  readonly typed: Readonly<Record<string, readonly string[]>>;
}

/** The administrator's page: who is in the team, where the lists are, which lines are supported, which policy is in force. */
export function ProjectPage({ frame, view }: { frame: Frame; view: ProjectView }): JSX.Element {
  const typed = (name: string, otherwise = '') => view.typed[name]?.[0] ?? otherwise;
  return (
    <DeskShell frame={frame} title="Project" now={view.now} scripts={view.scripts ?? []}>
      <PageHeading
        title="Project"
        lead={`Who keeps ${view.title}, and by which rules. Every change stands in the project’s book.`}
      />
      <div class="stack stack-6">
        {view.isFresh ? null : (
          <Callout tone="info" title="To change something here, show your passkey once more">
            {view.confirm}
          </Callout>
        )}
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        {view.invited ? (
          <Callout tone="good" title={`${view.invited.name} is invited.`} live>
            <p>Give this link to nobody else. It works once and is shown only now:</p>
            <p>
              <code>{view.invited.url}</code>
            </p>
          </Callout>
        ) : null}
        {view.faults.length > 0 ? (
          <Callout tone="alarm" title="Nothing was changed." live>
            <FaultList faults={view.faults} none="" />
          </Callout>
        ) : null}
        <section class="stack" aria-labelledby="people">
          <h2 id="people">People</h2>
          <Table
            caption="The team"
            captionHidden
            columns={[
              { key: 'name', label: 'Name' },
              { key: 'address', label: 'Mail address' },
              { key: 'roles', label: 'Roles' },
              { key: 'act', label: '' },
            ]}
            rows={view.people.map((p) => ({
              id: p.id,
              cells: {
                name: p.name,
                address: p.address,
                roles: p.roles.join(', '),
                act: (
                  <Form action={`/desk/project/people/${p.id}`} plain label={`Close the account of ${p.name}`}>
                    <FormActions>
                      <Button look="danger">Close for good</Button>
                    </FormActions>
                  </Form>
                ),
              },
            }))}
          />
          <Card>
            <h3>Invite somebody</h3>
            <Form action="/desk/project/people" label="Invite somebody to the team">
              <TextInput name="name" label="Name" value={typed('name')} width="mid" need="must" />
              <TextInput
                name="address"
                label="Mail address"
                kind="email"
                value={typed('address')}
                width="mid"
                need="must"
              />
              <CheckboxGroup name="roles" label="Roles" options={view.roles} values={view.typed.roles ?? []} />
              <FormActions>
                <Button look="main">Make the invitation</Button>
              </FormActions>
            </Form>
          </Card>
        </section>
        <section class="stack" aria-labelledby="lists">
          <h2 id="lists">Lists</h2>
          <Form action="/desk/project/lists" label="Mail addresses of the lists">
            <TextInput
              name="users"
              label="Public users’ list"
              kind="email"
              value={typed('users', view.lists.users)}
              width="mid"
              hint="Gets the mail after publication"
            />
            <TextInput
              name="team"
              label="Security team"
              kind="email"
              value={typed('team', view.lists.team)}
              width="mid"
              hint="Is told that a report waits; never what it says"
            />
            <FormActions>
              <Button>Pin the addresses</Button>
            </FormActions>
          </Form>
        </section>
        <section class="stack" aria-labelledby="lines">
          <h2 id="lines">Supported release lines</h2>
          <Form action="/desk/project/lines" label="Supported release lines">
            <TextArea
              name="lines"
              label="Lines"
              value={typed('lines', view.lines)}
              rows={5}
              hint="One a line: the release line, then the planned version, such as “1.33 1.33.4”"
            />
            <FormActions>
              <Button>Keep these lines</Button>
            </FormActions>
          </Form>
        </section>
        <section class="stack" aria-labelledby="playbook">
          <h2 id="playbook">Playbook</h2>
          <p>
            In force: <strong>{view.playbook.title}</strong>, {view.playbook.name} version {view.playbook.version}. Open
            cases keep the version they were opened under.
          </p>
          <Form action="/desk/project/playbook" label="Adopt a playbook">
            <TextArea
              name="playbook"
              label="A new version, as YAML"
              value={typed('playbook')}
              rows={10}
              hint="Raise its version; faults are told by line"
            />
            <FormActions>
              <Button>Check and adopt</Button>
            </FormActions>
          </Form>
        </section>
        {view.brought.length > 0 ? <BroughtLists lists={view.brought} /> : null}
      </div>
    </DeskShell>
  );
}

/** What is in use of the files that say how vulnerabilities are used, and why a newer one is not. */
function BroughtLists({ lists }: { lists: readonly ListInUse[] }): JSX.Element {
  return (
    <section class="stack" aria-labelledby="brought">
      <h2 id="brought">Exploited vulnerabilities</h2>
      <p>Files that the operator brings. A new one is read within a minute or two; public pages say what it says.</p>
      {lists.map(({ name, file, entries, unread, writtenAt, trouble }) => (
        <div class="stack stack-2">
          <p>
            <strong>{name}</strong>: {entries.toLocaleString('en-GB')} {entries === 1 ? 'entry' : 'entries'} of{' '}
            <code>{file}</code>
            {writtenAt ? `, written ${sayInstant(writtenAt)}` : ''}.
            {unread > 0 ? ` ${unread.toLocaleString('en-GB')} of its lines could not be read.` : ''}
          </p>
          {trouble ? (
            <Callout tone="alarm" title={`${file} cannot be used as it is now, so the entries of before stay.`}>
              <p>{trouble}</p>
            </Callout>
          ) : null}
        </div>
      ))}
    </section>
  );
}
