import type { JSX } from 'preact';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { sayCommitSpan } from '../../core/advisory/commits.ts';
import { type Exploitation, sayExploitation } from '../../core/advisory/exploitation.ts';
import { intervalsOf, sayInterval } from '../../core/advisory/intervals.ts';
import { productNames } from '../../core/advisory/product-names.ts';
import { hasWorkaround } from '../../core/advisory/workarounds.ts';
import { Button } from '../button.tsx';
import { Callout } from '../callout.tsx';
import { Card } from '../card.tsx';
import { useFrame } from '../frame.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { StatementList } from './statement-list.tsx';

/** What the reader asked about one version, and the answer. */
export interface VersionCheck {
  readonly version: string;
  readonly answer: 'affected' | 'not affected' | 'unknown';
  readonly fixedIn?: string | undefined;
}

function Answer({ check }: { check: VersionCheck }): JSX.Element {
  const { version, answer, fixedIn } = check;
  if (answer === 'affected') {
    return (
      <Callout tone="alarm" title={`${version} is affected.`} live>
        {fixedIn ? <p>Upgrade to {fixedIn}.</p> : <p>There is no patch for this line.</p>}
      </Callout>
    );
  }
  if (answer === 'not affected') return <Callout tone="good" title={`${version} is not affected.`} live />;
  return (
    <Callout tone="warn" title={`We cannot read “${version}” as a version.`} live>
      <p>Write it as in the table below, such as 1.33.2.</p>
    </Callout>
  );
}

function sayAffected({ affected }: Advisory): readonly string[] {
  const names = productNames(affected);
  return affected.flatMap((each, n) =>
    [...intervalsOf(each).map(sayInterval), ...(each.commits ?? []).map(sayCommitSpan)].map(
      (said) => `${names[n]}: ${said}`,
    ),
  );
}

/** The versions with the patch; of which product, where there are several. */
function Upgrade({ advisory }: { advisory: Advisory }): JSX.Element | null {
  const names = productNames(advisory.affected);
  const fixed = advisory.affected.flatMap((each, n) => {
    const versions = [...new Set(intervalsOf(each).flatMap(({ patched, before }) => (patched ? [before!] : [])))];
    return versions.length > 0 ? [{ product: names[n]!, versions }] : [];
  });
  const [first, another] = fixed;
  if (!first) return null;
  if (!another) {
    return (
      <p>
        Upgrade to <strong>{first.versions.join(', ')}</strong>.
      </p>
    );
  }
  return (
    <ul class="list">
      {fixed.map(({ product, versions }) => (
        <li key={product}>
          {product}: upgrade to <strong>{versions.join(', ')}</strong>.
        </li>
      ))}
    </ul>
  );
}

/** The two questions of every reader, side by side: am I affected, and what do I do. */
export function AffectedCard(props: {
  advisory: Advisory;
  check?: VersionCheck | undefined;
  exploitation?: Exploitation | undefined;
}): JSX.Element {
  const { advisory, check, exploitation } = props;
  const told = exploitation ? sayExploitation(exploitation) : [];
  const affected = sayAffected(advisory);
  return (
    <div class="cols cols-even">
      <Card title="Am I affected?" look="strong" id="affected">
        {affected.length > 0 ? (
          <ul class="list">
            {affected.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : (
          <>
            <p>No version is known to be affected.</p>
            <StatementList advisory={advisory} />
          </>
        )}
        {useFrame().alone ? null : (
          <form method="get" action={`/advisories/${advisory.id}`} class="ask">
            <label for="version">Your version</label>
            <input class="input input-short" id="version" name="version" value={check?.version} autocomplete="off" />
            <Button>Check</Button>
          </form>
        )}
        {check ? <Answer check={check} /> : null}
      </Card>
      <Card title="What to do" id="action">
        <Upgrade advisory={advisory} />
        {advisory.solution ? <Markdown text={advisory.solution} level={3} /> : null}
        <h3>Until you can</h3>
        {hasWorkaround(advisory) ? <Markdown text={advisory.workarounds} level={4} /> : <p>No workaround is known.</p>}
        {told.length > 0 ? (
          <>
            <h3>Is it exploited?</h3>
            {told.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </>
        ) : null}
      </Card>
    </div>
  );
}
