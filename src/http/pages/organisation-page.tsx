import type { JSX } from 'preact';
import type { Membership } from '../../core/distributors/organisation.ts';
import type { Instant } from '../../core/process/instant.ts';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { DeskShell } from '../../parts/desk-shell.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Crumbs } from '../../parts/nav.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { Time } from '../../parts/time.tsx';
import { CriteriaReview, type CriteriaReviewView } from './criteria-review.tsx';
import { MembershipTag } from './distributors-page.tsx';
import { type KeyItem, KeyList } from './key-list.tsx';
import { RemovalCard, type RemovalCardView } from './removal-card.tsx';
import { AlikeNotes, type AlikeView, Appeals, ReviewCards, type ReviewCardsView } from './review-cards.tsx';
import { type RoadView, RoadWords } from './road-page.tsx';
import { Roster, type RosterView } from './roster-table.tsx';
import { type StepOffer, StepOffers, scriptsFor } from './step-offer.tsx';

export interface OrganisationView {
  readonly now?: NowSentence | undefined;
  readonly id: string;
  readonly name: string;
  readonly state: Membership;
  readonly reference: string;
  readonly products: string;
  readonly contact: { readonly name: string; readonly address: string };
  readonly appliedAt: Instant;
  /** Each criterion of the playbook with what the applicant wrote and the team found. */
  readonly criteria: CriteriaReviewView;
  readonly review: ReviewCardsView;
  readonly alike: readonly AlikeView[];
  readonly sharing: readonly string[];
  /** The contact and the people of its roster, and how many of them are under its terms. */
  readonly people: RosterView;
  readonly road: RoadView;
  /** Since when a new role address waits to be confirmed. */
  readonly addressAskedAt?: Instant | undefined;
  /** Since when no notices reach it, and why. */
  readonly suspended?: { readonly at: Instant; readonly reason: string } | undefined;
  readonly removed?: { readonly at: Instant; readonly reason: string } | undefined;
  /** Where its request came by mail and was entered by hand. */
  readonly byMail?: { readonly at: Instant; readonly href?: string | undefined } | undefined;
  /** When the next review of its criteria is due. */
  readonly reviewDue?: Instant | undefined;
  readonly policy: {
    readonly version: number;
    readonly hash: string;
    readonly at: Instant;
    readonly isCurrent: boolean;
  };
  readonly voucher: {
    readonly named: string;
    readonly state: 'nobody' | 'asked' | 'vouched' | 'declined';
    /** The voucher's own words; a reason to decline is for the team alone. */
    readonly words?: string | undefined;
    readonly at?: Instant | undefined;
  };
  readonly keys: readonly KeyItem[];
  readonly leaks: readonly { readonly at: Instant; readonly what: string; readonly toWhom: string }[];
  readonly strikes: readonly { readonly at: Instant; readonly reason: string }[];
  /** The last time that somebody went through its criteria since. */
  readonly reviewed?: { readonly at: Instant; readonly note: string } | undefined;
  readonly decided?: { readonly at: Instant; readonly by: string; readonly reason: string } | undefined;
  /** An organisation that was removed for good and bears this name, or one that looks like it. */
  readonly earlier?:
    | {
        readonly id: string;
        readonly name: string;
        readonly removed?: { readonly at: Instant; readonly reason: string } | undefined;
      }
    | undefined;
  /** Whether it is on the list and nobody there can read a notice yet. */
  readonly isUninvited?: boolean | undefined;
  /** Numbers of running cases that it has not been told of. */
  readonly untold?: readonly string[] | undefined;
  /** The removal that is written about it, or by which it was removed. */
  readonly removal?: RemovalCardView | undefined;
  readonly offers: readonly StepOffer[];
  readonly done?: string | undefined;
}

const vouchWords = {
  nobody: 'Nobody has been asked.',
  asked: 'Asked, no answer yet.',
  vouched: 'Vouched.',
  declined: 'Declined. The applicant is only told that there was no voucher.',
} as const;

function Standing({ view }: { view: OrganisationView }): JSX.Element {
  return (
    <div class="stack">
      <Card title="Who vouches" look="panel">
        <p>
          {view.voucher.named ? <strong>{view.voucher.named}. </strong> : null}
          {vouchWords[view.voucher.state]}
        </p>
        {view.voucher.words ? <Markdown text={view.voucher.words} links="shown" level={3} /> : null}
        {view.voucher.at ? (
          <p class="muted small">
            <Time at={view.voucher.at} />
          </p>
        ) : null}
      </Card>
      <Card title="Embargo policy" look="panel">
        {view.policy.version === 0 ? (
          <p>Not accepted: it was invited and has not answered.</p>
        ) : (
          <p>
            Accepted <a href={`/policy/embargo/${view.policy.version}`}>version {view.policy.version}</a>{' '}
            {view.policy.isCurrent ? null : '(out of date) '}
            on <Time at={view.policy.at} />
            {view.byMail ? ', by asking in a mail' : ''}.
          </p>
        )}
        {view.policy.hash ? <p class="hash">SHA-256 {view.policy.hash}</p> : null}
      </Card>
      <Card title="Contact" look="panel">
        <DefinitionList
          facts={[
            { term: 'Person', is: view.contact.name },
            { term: 'Role address', is: view.contact.address },
            { term: 'Reference', is: view.reference },
            { term: 'Ships', is: view.products },
            { term: view.state === 'invited' ? 'Invited' : 'Applied', is: <Time at={view.appliedAt} /> },
            ...(view.byMail
              ? [
                  {
                    term: 'By mail',
                    is: view.byMail.href ? (
                      <>
                        <Time at={view.byMail.at} />, <a href={view.byMail.href}>the mail as it came</a>
                      </>
                    ) : (
                      <Time at={view.byMail.at} />
                    ),
                  },
                ]
              : []),
            ...(view.state === 'active' ? [{ term: 'Way tested', is: <RoadWords road={view.road} /> }] : []),
            ...(view.addressAskedAt
              ? [
                  {
                    term: 'New address',
                    is: (
                      <>
                        asked <Time at={view.addressAskedAt} />, not confirmed
                      </>
                    ),
                  },
                ]
              : []),
            ...(view.reviewDue ? [{ term: 'Next review', is: <Time at={view.reviewDue} /> }] : []),
          ]}
        />
      </Card>
      <Card title="Keys" look="panel" id="keys">
        <KeyList keys={view.keys} />
      </Card>
      {view.leaks.length > 0 || view.strikes.length > 0 ? (
        <Card title="Leaks" look="panel">
          <DefinitionList
            facts={[
              ...view.leaks.map((leak) => ({ term: `Reported by themselves`, is: `${leak.what} To: ${leak.toWhom}` })),
              ...view.strikes.map((strike) => ({ term: 'Strike', is: strike.reason })),
            ]}
          />
        </Card>
      ) : null}
    </div>
  );
}

function Earlier({ earlier }: { earlier: NonNullable<OrganisationView['earlier']> }): JSX.Element {
  return (
    <Callout tone="alarm" title="An organisation of this name was removed for good">
      <p>
        <a href={`/desk/distributors/${earlier.id}`}>{earlier.name}</a>
        {earlier.removed ? (
          <>
            , on <Time at={earlier.removed.at} />: {earlier.removed.reason}
          </>
        ) : null}
      </p>
      <p>The name is the same, or looks the same. Whoever applies was not told of this.</p>
    </Callout>
  );
}

/** One organisation: its answers to every criterion beside what the team can do about them. */
export function OrganisationPage({ frame, view }: { frame: Frame; view: OrganisationView }): JSX.Element {
  return (
    <DeskShell
      frame={frame}
      title={view.name}
      now={view.now}
      scripts={scriptsFor([...view.offers, ...(view.removal?.offers ?? [])])}
    >
      <Crumbs links={[{ href: '/desk/distributors', text: 'Distributors' }]} />
      <PageHeading title={view.name} long>
        <p class="row">
          <MembershipTag state={view.state} />
        </p>
      </PageHeading>
      <div class="stack stack-5">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        {view.earlier ? <Earlier earlier={view.earlier} /> : null}
        <AlikeNotes alike={view.alike} sharing={view.sharing} />
        {view.suspended ? (
          <Callout tone="warn" title="Suspended: no notices reach it">
            <p>
              Since <Time at={view.suspended.at} />: {view.suspended.reason}
            </p>
          </Callout>
        ) : null}
        {view.removed ? (
          <Callout tone="info" title="Taken off the list">
            <p>
              On <Time at={view.removed.at} />: {view.removed.reason}
            </p>
          </Callout>
        ) : null}
        {view.removal ? <RemovalCard view={view.removal} /> : null}
        {view.state === 'active' && !view.policy.isCurrent ? (
          <Callout tone="warn" title="It has not accepted the embargo policy in force">
            <p>No new notice reaches it before its contact has accepted the newest text. It was asked by mail.</p>
          </Callout>
        ) : null}
        {view.isUninvited ? (
          <Callout tone="warn" title="Its contact has not been let in">
            <p>
              It is on the list, and nobody there can read a notice yet. See the address, then{' '}
              <a href="#step-invite-contact">invite the contact</a>.
            </p>
          </Callout>
        ) : null}
        {view.untold && view.untold.length > 0 ? (
          <Callout
            tone="info"
            title={view.untold.length === 1 ? 'A case runs without it' : `${view.untold.length} cases run without it`}
          >
            <p>
              Others on the list were told before it came. Nothing of it goes out by itself; a notice to new members
              does:
            </p>
            <ul class="list">
              {view.untold.map((number) => (
                <li key={number}>
                  <a href={`/desk/cases/${number}/notice?kind=catch-up`}>Write to the new members about {number}</a>
                </li>
              ))}
            </ul>
          </Callout>
        ) : null}
        {view.decided ? (
          <Callout tone="info" title={`Decided by ${view.decided.by}`}>
            <p>
              On <Time at={view.decided.at} />: {view.decided.reason}
            </p>
            {view.reviewed ? (
              <p>
                Reviewed on <Time at={view.reviewed.at} />: {view.reviewed.note}
              </p>
            ) : null}
          </Callout>
        ) : null}
        <Appeals appeals={view.review.appeals} />
        <div class="cols cols-aside">
          <div class="stack stack-6">
            <CriteriaReview view={view.criteria} />
            <Roster view={view.people} />
            <Section title="What you can do" id="steps">
              {view.offers.length > 0 ? (
                <StepOffers offers={view.offers} />
              ) : (
                <p class="muted">Nothing here is yours to do at the moment.</p>
              )}
            </Section>
          </div>
          <div class="stack">
            <Standing view={view} />
            <ReviewCards view={view.review} />
          </div>
        </div>
      </div>
    </DeskShell>
  );
}
