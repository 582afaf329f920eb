import type { JSX } from 'preact';
import { instant } from '../core/process/instant.ts';
import { DeskShell } from './desk-shell.tsx';
import { EmbargoBanner } from './embargo-banner.tsx';
import type { Frame } from './frame.ts';
import { ContentExhibit, TableExhibit, TimelineExhibit } from './gallery/content-exhibits.tsx';
import { ButtonExhibit, FieldExhibit, StepExhibit } from './gallery/form-exhibits.tsx';
import { AudienceExhibit, CalloutExhibit, ClockExhibit, GateExhibit, StateExhibit } from './gallery/state-exhibits.tsx';
import { PageHeading } from './page-heading.tsx';

/** Every part in every state on one page: for looking at, for the accessibility check and for screenshots. */
export function Gallery({ frame }: { frame: Frame }): JSX.Element {
  return (
    <DeskShell
      frame={frame}
      title="Gallery"
      now={{ text: 'Reply to CASE-0043: due in 5 h 10 min.', tone: 'due', href: '/desk/cases/0043', action: 'Reply' }}
      banner={<EmbargoBanner until={instant('2026-12-15T16:00:00Z')} caseNumber="CASE-0042" wide />}
    >
      <PageHeading title="Gallery" lead="Every part of the pages, in every state." />
      <div class="stack stack-7">
        <ClockExhibit />
        <StateExhibit />
        <AudienceExhibit />
        <CalloutExhibit />
        <GateExhibit />
        <TimelineExhibit />
        <TableExhibit />
        <ContentExhibit />
        <ButtonExhibit />
        <FieldExhibit />
        <StepExhibit />
      </div>
    </DeskShell>
  );
}
