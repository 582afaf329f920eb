import type { JSX } from 'preact';
import type { Fault } from '../../core/case/fault.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { FaultList } from '../../parts/fault-list.tsx';
import type { Frame } from '../../parts/frame.ts';
import { GateList } from '../../parts/gate-list.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';

/** Something in the way, in the words of `http/problem.ts`. */
export interface ProblemView {
  readonly title: string;
  readonly detail: string;
  readonly gates?:
    | readonly { readonly id: string; readonly title: string; readonly sentence: string; readonly clause: string }[]
    | undefined;
  readonly faults?: readonly Fault[] | undefined;
  /** The number that the log carries too. */
  readonly instance?: string | undefined;
  /** Where to go on; the front page otherwise. */
  readonly back?: { readonly href: string; readonly text: string } | undefined;
}

/** What is in the way and the way out. Nothing of what was looked for stands in it. */
export function ProblemPage({ frame, view }: { frame: Frame; view: ProblemView }): JSX.Element {
  const back = view.back ?? { href: '/', text: 'To the front page' };
  return (
    <PublicShell frame={frame} title={view.title} width="narrow">
      <PageHeading title={view.title} lead={view.detail} />
      <div class="stack stack-5">
        {view.gates && view.gates.length > 0 ? (
          <GateList gates={view.gates.map((gate) => ({ ...gate, open: false }))} />
        ) : null}
        {view.faults && view.faults.length > 0 ? <FaultList faults={view.faults} none="" /> : null}
        <p>
          <ButtonLink href={back.href} look="main">
            {back.text}
          </ButtonLink>
        </p>
        {view.instance ? (
          <p class="muted small">
            If it stays, tell the team this number: <code>{view.instance}</code>
          </p>
        ) : null}
      </div>
    </PublicShell>
  );
}

/** Unknown and forbidden are one page, byte for byte: of the frame it takes only how the reader likes to see pages. */
export function NotFoundPage({ frame }: { frame: Frame }): JSX.Element {
  const alike = { ...frame, path: '/', person: undefined, formToken: undefined };
  return (
    <PublicShell frame={alike} title="Not found" width="narrow" alike>
      <PageHeading
        title="There is nothing here for you"
        lead="It does not exist, or you may not see it. If you expected it, ask the team."
      />
      <p class="row">
        <ButtonLink href="/" look="main">
          To the front page
        </ButtonLink>
        <ButtonLink href="/r/">Back to your report</ButtonLink>
        <ButtonLink href="/sign-in" look="quiet">
          Sign in
        </ButtonLink>
      </p>
    </PublicShell>
  );
}
