import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Button } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { Section } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { Time } from '../../parts/time.tsx';

export interface RosterView {
  readonly under: number;
  readonly all: number;
  readonly people: readonly {
    readonly account: string;
    readonly name: string;
    readonly address: string;
    readonly isContact: boolean;
    readonly accepted?: { readonly version: number; readonly at: Instant } | undefined;
    /** Whether what was accepted is what the organisation itself keeps. */
    readonly isCurrent: boolean;
    readonly leftAt?: Instant | undefined;
  }[];
  /** Where a person is taken off; missing where the asker takes nobody off. */
  readonly takeOffAction?: string | undefined;
  /** Where somebody who has not come in is sent a new link. */
  readonly resendAction?: string | undefined;
}

/** Who of an organisation may read what it is told, and who has accepted the terms by name (R80). */
export function Roster({
  view,
  title = 'People who need to know',
}: {
  view: RosterView;
  title?: string;
}): JSX.Element | null {
  if (view.people.length === 0) return null;
  return (
    <Section
      title={title}
      id="people"
      aside={<span class="muted small">{`${view.under} of ${view.all} under terms`}</span>}
    >
      <Table
        caption={title}
        captionHidden
        columns={[
          { key: 'name', label: 'Person' },
          { key: 'terms', label: 'Terms' },
          ...(view.takeOffAction || view.resendAction ? [{ key: 'off', label: '' }] : []),
        ]}
        rows={view.people.map((person) => ({
          id: person.account,
          cells: {
            name: (
              <span class="stack stack-1">
                <span>{person.name || 'Somebody'}</span>
                <span class="muted small">{person.isContact ? `${person.address}, contact` : person.address}</span>
              </span>
            ),
            terms: <Terms person={person} />,
            off: <Acts view={view} person={person} />,
          },
        }))}
      />
    </Section>
  );
}

function Acts({ view, person }: { view: RosterView; person: RosterView['people'][number] }): JSX.Element | null {
  if (person.leftAt) return null;
  const who = person.name || 'somebody';
  const hidden = { account: person.account };
  return (
    <div class="row">
      {view.resendAction && (person.isContact || !person.accepted) ? (
        <Form action={view.resendAction} plain hidden={hidden} label={`Send ${who} a new link`}>
          <Button look="quiet">Send a new link</Button>
        </Form>
      ) : null}
      {view.takeOffAction && !person.isContact ? (
        <Form action={view.takeOffAction} plain hidden={hidden} label={`Take ${who} off the roster`}>
          <Button>Take off</Button>
        </Form>
      ) : null}
    </div>
  );
}

function Terms({ person }: { person: RosterView['people'][number] }): JSX.Element {
  if (person.leftAt) {
    return (
      <span class="muted">
        left <Time at={person.leftAt} />
      </span>
    );
  }
  if (!person.accepted) return <span>not accepted: reads nothing yet</span>;
  return (
    <span>
      version {person.accepted.version}
      {person.isCurrent ? '' : ', out of date: reads nothing'}, <Time at={person.accepted.at} />
    </span>
  );
}
