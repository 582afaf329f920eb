import type { JSX } from 'preact';
import type { BoardState } from '../../core/notices/board.ts';
import type { Instant } from '../../core/process/instant.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import type { Frame } from '../../parts/frame.ts';
import type { IconName } from '../../parts/icon.tsx';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Table } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { Time } from '../../parts/time.tsx';
import { answerWords } from './date-answer-form.tsx';
import { DeliveryOutcomeForm } from './delivery-outcome-form.tsx';
import { withoutKeyWords } from './key-list.tsx';

export interface BoardRow {
  readonly organisation: string;
  readonly name: string;
  readonly ref: string;
  readonly state: BoardState;
  readonly isPaused: boolean;
  readonly hasKey: boolean;
  /** When it came to stand where it does. */
  readonly since?: Instant | undefined;
  readonly seenAt?: Instant | undefined;
  /** How many of its people have opened it. */
  readonly readers: number;
  /** When its answer page was last opened by link. */
  readonly linkAt?: Instant | undefined;
  readonly reason?: string | undefined;
  /** Where the mail stands as it left, once it did. */
  readonly copy?: string | undefined;
  readonly answer?:
    | { readonly answer: 'ok' | 'prefer' | 'object'; readonly reason: string; readonly at: Instant }
    | undefined;
  /** Its mails that were not taken, newest first, each with the reason. */
  readonly mails: readonly { readonly at: Instant; readonly reason: string; readonly waits: boolean }[];
  /** Uses of a link or a reply address that was replaced. */
  readonly tried: readonly { readonly at: Instant; readonly way: 'link' | 'mail' }[];
  /** Where a person says what became of a mail in doubt. */
  readonly resolve?: string | undefined;
}

export interface NoticeBoardView {
  readonly now?: NowSentence | undefined;
  readonly number: string;
  readonly title: string;
  readonly leavesAt: Instant;
  readonly hasLeft: boolean;
  /** This page: where a resolution comes back to. */
  readonly here: string;
  readonly rows: readonly BoardRow[];
  readonly tally: readonly { readonly state: BoardState; readonly count: number }[];
  readonly done?: string | undefined;
}

const looks: Readonly<
  Record<BoardState, { readonly tone: 'quiet' | 'info' | 'good' | 'warn' | 'alarm'; readonly icon?: IconName }>
> = {
  'in doubt': { tone: 'warn', icon: 'warn' },
  'not sent': { tone: 'alarm', icon: 'warn' },
  objected: { tone: 'alarm', icon: 'gateShut' },
  silent: { tone: 'warn', icon: 'soon' },
  waiting: { tone: 'quiet' },
  sending: { tone: 'info' },
  delivered: { tone: 'info' },
  seen: { tone: 'info' },
  answered: { tone: 'good', icon: 'ok' },
  stopped: { tone: 'quiet' },
};

function Mail({ row, here }: { row: BoardRow; here: string }): JSX.Element {
  const { tone, icon } = looks[row.state];
  return (
    <>
      <Tag tone={tone} {...(icon ? { icon } : {})}>
        {row.state}
      </Tag>
      {row.isPaused ? (
        <>
          {' '}
          <Tag tone="warn">paused</Tag>
        </>
      ) : null}
      {row.hasKey ? null : ' no key'}
      {row.reason ? <p class="small muted">{row.reason}</p> : null}
      {row.copy ? (
        <p>
          <ButtonLink href={row.copy} look="quiet">
            What left for {row.name}
          </ButtonLink>
        </p>
      ) : null}
      {row.resolve ? <DeliveryOutcomeForm action={row.resolve} about={`mail to ${row.name}`} back={here} /> : null}
    </>
  );
}

function Seen({ row }: { row: BoardRow }): JSX.Element {
  return (
    <>
      {row.seenAt ? (
        <>
          <Time at={row.seenAt} />
          {row.readers > 0 ? `, by ${row.readers === 1 ? '1 person' : `${row.readers} people`}` : ''}
        </>
      ) : null}
      {row.linkAt ? (
        <p class="small muted">
          Answer link opened <Time at={row.linkAt} />
        </p>
      ) : null}
    </>
  );
}

/** What came from a recipient, or at its addresses, and was no answer. */
function Untaken({ row }: { row: BoardRow }): JSX.Element | null {
  if (row.mails.length + row.tried.length === 0) return null;
  const [newest, ...older] = row.mails;
  return (
    <>
      {newest ? <UntakenMail mail={newest} /> : null}
      {older.length > 0 ? (
        <details>
          <summary>{older.length === 1 ? '1 earlier mail' : `${older.length} earlier mails`}</summary>
          {older.map((mail) => (
            <UntakenMail mail={mail} key={mail.at + mail.reason} />
          ))}
        </details>
      ) : null}
      {row.tried.map(({ at, way }) => (
        <p class="small" key={way + at}>
          <Tag tone="warn">old address</Tag> Its replaced {way === 'link' ? 'link' : 'reply address'} was tried{' '}
          <Time at={at} />.
        </p>
      ))}
    </>
  );
}

function UntakenMail({ mail }: { mail: BoardRow['mails'][number] }): JSX.Element {
  return (
    <p class="small">
      <Tag tone={mail.waits ? 'warn' : 'quiet'}>mail not taken</Tag> <Time at={mail.at} />: {mail.reason}{' '}
      {mail.waits ? <a href="/desk/mail">Look at it</a> : null}
    </p>
  );
}

/** One notice and everybody it went to: what is known of each mail, and what each organisation said to it. */
export function NoticeBoardPage({ frame, view }: { frame: Frame; view: NoticeBoardView }): JSX.Element {
  const withoutKey = view.rows.filter((row) => !row.hasKey).length;
  return (
    <DeskShell frame={frame} title={`${view.title}, ${view.number}`} now={view.now}>
      <Crumbs
        links={[
          { href: `/desk/cases/${view.number}`, text: view.number },
          { href: `/desk/cases/${view.number}/notice`, text: 'Notices' },
        ]}
      />
      <PageHeading
        eyebrow={
          <>
            {view.hasLeft ? 'Left' : 'Leaves'} <Time at={view.leavesAt} />
          </>
        }
        title={view.title}
      >
        <dl class="tally">
          {view.tally.map(({ state, count }) => (
            <div key={state}>
              <dt>{state}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      </PageHeading>
      <div class="stack stack-5">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        {withoutKey > 0 ? (
          <Callout
            tone="info"
            title={withoutKey === 1 ? '1 recipient has no key' : `${withoutKey} recipients have no key`}
          >
            <p>{withoutKeyWords}</p>
          </Callout>
        ) : null}
        <Table
          caption="Recipients"
          captionHidden
          columns={[
            { key: 'name', label: 'Organisation' },
            { key: 'mail', label: 'State' },
            { key: 'since', label: 'Since' },
            { key: 'seen', label: 'Seen' },
            { key: 'answer', label: 'Answer' },
          ]}
          rows={view.rows.map((row) => ({
            id: row.organisation,
            isLate: row.state === 'in doubt' || row.state === 'not sent',
            cells: {
              name: (
                <>
                  <a href={`/desk/distributors/${row.organisation}`}>{row.name}</a>{' '}
                  <span class="small muted">{row.ref}</span>
                </>
              ),
              mail: <Mail row={row} here={view.here} />,
              since: row.since ? <Time at={row.since} /> : '',
              seen: <Seen row={row} />,
              answer: row.answer ? (
                <>
                  {answerWords[row.answer.answer]}
                  {row.answer.reason ? <span class="small muted"> {row.answer.reason}</span> : null}
                  <Untaken row={row} />
                </>
              ) : (
                <Untaken row={row} />
              ),
            },
          }))}
        />
        <p class="small muted">
          Delivered means that the recipient’s mail server accepted the mail. A mail that nobody can vouch for is in
          doubt until somebody says here what became of it; nothing is sent a second time by itself. Seen means that
          somebody who was signed in opened it, or that the organisation said so. An answer link is opened by whoever
          holds it, and by machines that read mail: that is not counted as seen.
        </p>
      </div>
    </DeskShell>
  );
}
