import type { JSX } from 'preact';
import { Callout } from '../../parts/callout.tsx';
import type { Frame } from '../../parts/frame.ts';
import { Crumbs } from '../../parts/nav.tsx';
import { PageHeading, Section } from '../../parts/page-heading.tsx';
import { PartnerShell } from '../../parts/partner-shell.tsx';
import { type KeyItem, KeyList } from './key-list.tsx';
import { type StepOffer, StepOfferCard } from './step-offer.tsx';

export interface PartnerKeysView {
  readonly organisation: string;
  readonly address: string;
  readonly keys: readonly KeyItem[];
  readonly offers: readonly StepOffer[];
  readonly done?: string | undefined;
}

/** The OpenPGP keys of one member: what notices to its role address are encrypted to. */
export function PartnerKeysPage({ frame, view }: { frame: Frame; view: PartnerKeysView }): JSX.Element {
  return (
    <PartnerShell frame={frame} title="Keys">
      <Crumbs links={[{ href: '/partner', text: 'Notices' }]} />
      <PageHeading
        eyebrow={view.organisation}
        title="Keys"
        lead={`Notices to ${view.address} are encrypted to the key that the team has compared with you and pinned.`}
      />
      <div class="stack stack-5">
        {view.done ? <Callout tone="good" title={view.done} live /> : null}
        <Section title="Your keys" id="keys">
          <KeyList keys={view.keys} />
        </Section>
        <Section title="What you can do" id="steps">
          {view.offers.map((offer) => (
            <StepOfferCard offer={offer} key={offer.id} />
          ))}
        </Section>
      </div>
    </PartnerShell>
  );
}
