import type { JSX } from 'preact';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { type Exploitation, sayExploitation } from '../../core/advisory/exploitation.ts';
import { hasWorkaround } from '../../core/advisory/workarounds.ts';
import { Button } from '../button.tsx';
import { Callout } from '../callout.tsx';
import { Card } from '../card.tsx';
import { useFrame } from '../frame.ts';
import { Markdown } from '../markdown/markdown.tsx';

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

function sayRanges(advisory: Advisory): readonly string[] {
  return advisory.affected.flatMap((affected) =>
    affected.ranges.map((range) => {
      const from = range.introduced === '0' ? '' : `${range.introduced} and later, `;
      return range.fixed
        ? `${affected.product} ${from}before ${range.fixed}`
        : `${affected.product} ${range.line}, every version`;
    }),
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
  const fixed = advisory.affected.flatMap(({ ranges }) =>
    ranges.flatMap((range) => (range.fixed ? [range.fixed] : [])),
  );
  return (
    <div class="cols cols-even">
      <Card title="Am I affected?" look="strong" id="affected">
        <ul class="list">
          {sayRanges(advisory).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
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
        {fixed.length > 0 ? (
          <p>
            Upgrade to <strong>{fixed.join(', ')}</strong>.
          </p>
        ) : null}
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
