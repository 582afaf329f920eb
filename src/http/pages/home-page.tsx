import type { JSX } from 'preact';
import { AdvisoryCard, type AdvisoryItem } from '../../parts/advisory/advisory-card.tsx';
import { ButtonLink } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Harbour } from '../../parts/harbour.tsx';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Section } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';

export interface HomeView {
  /** Lengths in words: `3 business days`. */
  readonly firstReplyWithin: string;
  /** For a critical vulnerability: `14 business days`; nothing where the playbook sets none. */
  readonly disclosureWithin?: string | undefined;
  /** When to report and what not to report here, Markdown from the playbook. */
  readonly scope: string;
  /** Address for reports by mail, where the project has one. */
  readonly mail?: string | undefined;
  readonly publicTracker?: string | undefined;
  /** The newest few, newest first. */
  readonly advisories: readonly AdvisoryItem[];
}

function Hero({ project }: { project: string }): JSX.Element {
  return (
    <div class="hero">
      <div class="wrap hero-in">
        <div class="hero-text">
          <h1>Found a security problem in {project}?</h1>
          <p class="lead">
            Tell us privately. A person reads every report, and you can follow yours with a key of ten words, without an
            account and without an address.
          </p>
          <p class="row">
            <ButtonLink href="/report" look="main" big>
              Report it privately
            </ButtonLink>
            <ButtonLink href="/r/" big>
              Back to your report
            </ButtonLink>
          </p>
        </div>
        <div class="hero-pic">
          <Harbour />
        </div>
      </div>
    </div>
  );
}

function Promises({ view }: { view: HomeView }): JSX.Element {
  return (
    <dl class="promise">
      <div>
        <dt>First reply</dt>
        <dd>Within {view.firstReplyWithin}</dd>
        <dd>From a person, with a plan to look into it and what users can do in the meantime.</dd>
      </div>
      <div>
        <dt>Your name</dt>
        <dd>Only if you wish</dd>
        <dd>You choose how you are thanked: not at all, by name, or by name and company.</dd>
      </div>
      <div>
        <dt>Disclosure</dt>
        <dd>{view.disclosureWithin ? `About ${view.disclosureWithin} when critical` : 'As soon as users can act'}</dd>
        <dd>The date is agreed with you and with those who ship the software.</dd>
      </div>
    </dl>
  );
}

/** The front page: what to do if you found something, what we promise, what we published. */
export function HomePage({ frame, view }: { frame: Frame; view: HomeView }): JSX.Element {
  return (
    <PublicShell frame={frame} title="Report a vulnerability" indexed hero={<Hero project={frame.project} />}>
      <div class="stack stack-7">
        <Promises view={view} />
        <div class="cols cols-aside">
          <Section title="When to report" id="when">
            <Markdown text={view.scope} level={3} />
            {view.publicTracker ? (
              <p>
                A bug without a security impact belongs in the <a href={view.publicTracker}>public tracker</a>.
              </p>
            ) : null}
            <p>
              <a href="/policy">Read the whole policy</a>
            </p>
          </Section>
          <div class="stack">
            <Callout tone="alarm" title="Is it already public?">
              <p>
                Tell us at once, and choose “It is already public” in the form. The report then goes to the top, and the
                team is told at once.
              </p>
              <p>
                <a href="/report?public=on">Report something that is public</a>
              </p>
            </Callout>
            {view.mail ? (
              <Card title="By mail" look="panel">
                <p>
                  <a href={`mailto:${view.mail}`}>{view.mail}</a>
                </p>
                <p class="small muted">Mail travels in the clear. The form does not.</p>
              </Card>
            ) : null}
            <Card title="You ship this software?" look="panel">
              <p>
                Distributors hear of vulnerabilities early, under an embargo. <a href="/join">Apply to join</a>
              </p>
            </Card>
          </div>
        </div>
        <Section title="Latest advisories" id="latest" aside={<a href="/advisories">All advisories</a>}>
          {view.advisories.length === 0 ? (
            <p class="muted">
              Nothing has been published yet. When there is something, it stands here and in the feed.
            </p>
          ) : (
            view.advisories.map((item) => <AdvisoryCard item={item} level={3} key={item.id} />)
          )}
        </Section>
      </div>
    </PublicShell>
  );
}
