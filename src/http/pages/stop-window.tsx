import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Callout } from '../../parts/callout.tsx';
import { StepForm } from '../../parts/step-form.tsx';
import { Time } from '../../parts/time.tsx';
import type { StepOffer } from './step-offer.tsx';

/** That a notice leaves in a moment, and the button that holds it back, for whoever has it. */
export function StopWindow({ leavesAt, stop }: { leavesAt: Instant; stop: StepOffer | undefined }): JSX.Element {
  return (
    <Callout tone="warn" title="It leaves in a moment" live>
      <p>
        It can still be stopped until <Time at={leavesAt} with="distance" />.
      </p>
      {stop ? (
        <div id={`step-${stop.id}`}>
          <StepForm step={stop.id} action={stop.action} fields={stop.fields} button="Stop it" look="danger" />
        </div>
      ) : null}
    </Callout>
  );
}
