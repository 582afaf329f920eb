import type { JSX } from 'preact';
import { Callout } from '../../parts/callout.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Crumbs } from '../../parts/nav.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';

export interface EmbargoPolicyView {
  readonly version: number;
  readonly text: string;
  /** SHA-256 of the text in lower-case hexadecimal: what members accepted by name. */
  readonly hash: string;
  readonly newest: number;
}

/** One version of the embargo policy, word for word. Old versions stay, since people accepted them. */
export function EmbargoPolicyPage({ frame, view }: { frame: Frame; view: EmbargoPolicyView }): JSX.Element {
  return (
    <PublicShell frame={frame} title={`Embargo policy, version ${view.version}`} indexed width="narrow">
      <Crumbs links={[{ href: '/policy', text: 'Policy' }]} />
      <PageHeading title="Embargo policy" lead={`Version ${view.version}, word for word.`} />
      <div class="stack">
        {view.version === view.newest ? null : (
          <Callout tone="warn" title={`There is a newer version: ${view.newest}`}>
            <p>
              This text stays here because people accepted it.{' '}
              <a href={`/policy/embargo/${view.newest}`}>Read the newest</a>
            </p>
          </Callout>
        )}
        <div class="terms">
          <Markdown text={view.text} lines="kept" level={2} />
        </div>
        <p>
          Every member’s copy of a notice carries its own reference, reply address and links, by which the team can look
          whose copy it was when something turns up. Nothing else differs, and what it finds is a lead, no proof.
        </p>
        <p class="hash">SHA-256 {view.hash}</p>
      </div>
    </PublicShell>
  );
}
