import type { JSX } from 'preact';
import { ButtonLink } from '../../parts/button.tsx';
import { GateList, type GateView } from '../../parts/gate-list.tsx';
import { type StepField, StepForm } from '../../parts/step-form.tsx';
import { Tag } from '../../parts/tag.tsx';
import { FrozenText, type FrozenTextView } from './frozen-text.tsx';

/** One step that this person may take here, with its gates and its form. */
export interface StepOffer {
  readonly id: string;
  readonly title: string;
  readonly does: string;
  readonly clause: string;
  /** Open and shut ones. */
  readonly gates: readonly GateView[];
  readonly fields: readonly StepField[];
  /** Where the form posts to. */
  readonly action: string;
  /** Steps with a page of their own lead there instead of showing a form. */
  readonly page?: string | undefined;
  /** Whether it is what should be done now, or came back with something to mend: it is then shown unfolded. */
  readonly isUnfolded?: boolean | undefined;
  readonly isDone?: boolean | undefined;
  /** Whether the checklist has it; the others may be taken at any time. Taken as true when it is missing. */
  readonly isOnPath?: boolean | undefined;
  readonly danger?: boolean | undefined;
  /** Whether it asks for a passkey, and none was shown within the last minutes. */
  readonly asksPasskey?: boolean | undefined;
  /** What is to be read before it is taken. */
  readonly reads?: FrozenTextView | undefined;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
}

/** Where a device learns what to sign to confirm who sits there. */
const confirmOptions = '/identity/confirm/options';

/** The scripts of a page with these steps on it. */
export function scriptsFor(offers: readonly StepOffer[]): readonly string[] {
  return offers.some((offer) => offer.asksPasskey) ? ['/assets/passkey.js'] : [];
}

/** How many gates are shut; an open step needs no mark. */
function Mark({ offer }: { offer: StepOffer }): JSX.Element | null {
  const shut = offer.gates.filter((gate) => !gate.open).length;
  if (shut === 0) return null;
  return (
    <Tag tone="warn" icon="gateShut">
      {shut === 1 ? '1 gate shut' : `${shut} gates shut`}
    </Tag>
  );
}

/** A step, folded to its title until it is wanted. What is in the way stands before the form, never instead of it. */
export function StepOfferCard({ offer }: { offer: StepOffer }): JSX.Element {
  const shut = offer.gates.filter((gate) => !gate.open);
  const open = offer.gates.filter((gate) => gate.open);
  return (
    <details class="offer" id={`step-${offer.id}`} open={offer.isUnfolded ?? false}>
      <summary>
        <span class="offer-title">{offer.title}</span>
        <Mark offer={offer} />
      </summary>
      <div class="offer-body stack">
        <p class="muted">
          {offer.does} <span class="small">({offer.clause})</span>
        </p>
        {shut.length > 0 ? <GateList gates={shut} label={`Shut gates of: ${offer.title}`} /> : null}
        {offer.reads ? <FrozenText view={offer.reads} /> : null}
        {offer.page ? (
          <p>
            <ButtonLink href={offer.page} look="main">
              {offer.title}
            </ButtonLink>
          </p>
        ) : (
          <StepForm
            step={offer.id}
            action={offer.action}
            fields={offer.fields}
            button={offer.title}
            look={isShut(offer) ? 'plain' : offer.danger ? 'danger' : 'main'}
            hidden={offer.hidden ?? {}}
            passkeyOptions={offer.asksPasskey ? confirmOptions : undefined}
          />
        )}
        {open.length > 0 ? (
          <details>
            <summary class="small muted">
              {open.length === 1 ? '1 gate is open' : `${open.length} gates are open`}
            </summary>
            <GateList gates={open} label={`Open gates of: ${offer.title}`} />
          </details>
        ) : null}
      </div>
    </details>
  );
}

function isShut(offer: StepOffer): boolean {
  return offer.gates.some((gate) => !gate.open);
}

function stand(offer: StepOffer): 'open' | 'shut' | 'any time' | 'done' {
  if (isShut(offer)) return 'shut';
  if (offer.isDone) return 'done';
  return offer.isOnPath === false ? 'any time' : 'open';
}

/** Every step that may be taken, in groups, each in the order of the process. */
export function StepOffers({ offers }: { offers: readonly StepOffer[] }): JSX.Element {
  const groups = [
    { title: 'Open now', offers: offers.filter((offer) => stand(offer) === 'open') },
    { title: 'Something is in the way', offers: offers.filter((offer) => stand(offer) === 'shut') },
    { title: 'At any time', offers: offers.filter((offer) => stand(offer) === 'any time') },
    { title: 'Done, and may be done again', offers: offers.filter((offer) => stand(offer) === 'done') },
  ].filter((group) => group.offers.length > 0);
  return (
    <div class="stack stack-5">
      {groups.map((group) => (
        <div key={group.title}>
          {groups.length > 1 ? <h3 class="offers-title">{group.title}</h3> : null}
          <div class="offers">
            {group.offers.map((offer) => (
              <StepOfferCard offer={offer} key={offer.id} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
